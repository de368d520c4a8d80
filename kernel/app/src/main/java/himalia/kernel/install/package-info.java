/// Adds the kernel to Jupyter where there is Java and no Python package of ours. Python's own way, in
/// `launcher/himalia`, reads the same files: those of its folder `shared` are resources here.
package himalia.kernel.install;
