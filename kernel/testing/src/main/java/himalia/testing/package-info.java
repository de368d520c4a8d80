/// What tests of libraries run cells with.
package himalia.testing;
