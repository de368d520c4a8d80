/// What a cell prints and reads: batching of output, prompting for input.
package himalia.kernel.output;
