/// The cells that were run.
package himalia.kernel.history;
