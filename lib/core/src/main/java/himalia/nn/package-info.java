/// Neural networks: layers, losses and the [himalia.nn.Module] that holds them together.
package himalia.nn;
