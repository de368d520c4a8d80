/// Linear algebra of tensors: solve, decompose, measure. Decompositions are EJML's, in double precision.
package himalia.linalg;
