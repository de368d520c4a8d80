"""`python -m himalia.kernel CONNECTION_FILE`: what the kernelspec of the installed package calls."""

import os
import sys

from . import installation, system
from .talking import Trouble

OPTION = "--jvm-option="


def main(arguments):
    """Finds a JDK and becomes the kernel. Without one, a stand-in says in each cell what to do: nobody reads the log."""
    options = [argument[len(OPTION) :] for argument in arguments if argument.startswith(OPTION)]
    asked = [argument for argument in arguments if not argument.startswith(OPTION) and argument != "-f"]
    if not asked:
        print("usage: python -m himalia.kernel [--jvm-option=OPTION]... CONNECTION_FILE", file=sys.stderr)
        return 2
    try:
        jdk = installation.jdk()
    except Trouble as trouble:
        if asked[0].startswith("-"):
            print(trouble, file=sys.stderr)
            return trouble.code
        from . import stand_in  # slow to read, and seldom needed

        return stand_in.serve(asked[0], str(trouble))
    quick = installation.quick_start_options(jdk) if not asked[0].startswith("-") else []
    command = installation.command(jdk, [*quick, *options])
    system.utf8_names(os.environ)
    return system.become_kernel([*command[:-1], *asked], os.environ)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
