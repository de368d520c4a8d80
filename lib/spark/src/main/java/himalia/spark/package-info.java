/// Apache Spark for cells. [Spark] has the verbs; a [Session] is the one of this process.
///
/// The kernel prepares the classes of cells for other processes and tells a [CellFolder] of them, from which Spark's
/// executors load them; by [CellsPlugin] they learn which definition of a method is the newest. [Jobs] shows how far
/// the jobs of a cell are and ends them at Stop.
package himalia.spark;
