"""What a kernel says of exceptions that only its own command line decides."""

import os

from conformance import Kernel

KERNEL = os.environ.get("KERNEL", "java")

METHODS = """int at(int[] a, int i) { return a[i]; }
int length(String text) { return text.length(); }
int quotient(int of, int by) { return of / by; }
Integer number(Object any) { return (Integer) any; }"""

# Each is right two times of three, and then wrong once more.
OFTEN = """for (int turn = 0; turn < 150_000; turn++) {
    boolean isWrong = turn % 3 == 0;
    try { @; } catch (RuntimeException e) { }
}
boolean isWrong = true;
@;"""


def test_an_exception_that_was_thrown_often_still_says_what_and_where():
    """A VM that has compiled such a line throws one exception over and over, without message and lines, if it may."""
    kernel = Kernel(KERNEL)
    try:
        kernel.ready()
        kernel.run(METHODS)
        for code, said in [
            ("at(new int[2], isWrong ? 2 : 1)", "Index 2 out of bounds for length 2"),
            ('length(isWrong ? null : "x")', 'because "text" is null'),
            ("quotient(1, isWrong ? 0 : 1)", "/ by zero"),
            ('number(isWrong ? (Object) "x" : (Object) 1)', "String cannot be cast to class java.lang.Integer"),
        ]:
            reply = kernel.run(OFTEN.replace("@", code), 120)["reply"]
            assert said in reply["evalue"]
            assert "Cell [1], line" in "".join(reply["traceback"])
    finally:
        kernel.close()
