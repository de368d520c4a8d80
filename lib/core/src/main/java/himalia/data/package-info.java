/// Tables: read, describe, normalise, split and show them. The type is Tablesaw's `Table`, the verbs are pandas'.
package himalia.data;
