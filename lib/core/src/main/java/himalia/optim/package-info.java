/// Optimizers: how parameters follow their gradients.
package himalia.optim;
