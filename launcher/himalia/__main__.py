"""Himalia: a Java kernel for Jupyter, with tensors, neural networks, tables and plots.

  himalia notebooks FOLDER   copy the sample notebooks and their tables into a folder
  himalia doctor             check JDK, jars and kernelspec, run a cell; say what was found
  himalia install-jdk        fetch a JDK, where the computer has none that will do
  himalia install [--user | --sys-prefix | --prefix FOLDER] [--name NAME] [--jvm-option=OPTION]...
                             add the kernel to another Jupyter, or once more with other options of the JVM
  himalia uninstall [--user | --sys-prefix | --prefix FOLDER] [--name NAME]
                             take such a kernel away; `pip uninstall himalia` takes all away
  himalia quick-start        make the start-up cache now (the first start of a kernel does it in the background)
  himalia --help, himalia --version

`jupyter lab` opens the notebooks, `jupyter kernelspec list` shows the kernel.
"""

import os
import sys

from . import installation, system
from .talking import Trouble, indent, say


def main():
    system.utf8_names(os.environ)
    for stream in (sys.stdout, sys.stderr):
        stream.reconfigure(errors="replace")  # a console may lack the letters of a path
    return guarded(sys.argv[1:])


def guarded(arguments):
    """Every way to fail is one sentence and an exit code."""
    try:
        return run(arguments) or 0
    except Trouble as trouble:
        if trouble.details:
            print(indent(trouble.details), file=sys.stderr)
        print(trouble, file=sys.stderr)
        return trouble.code
    except PermissionError as error:
        print(f"Himalia may not write {error.filename}: name a folder of your own.", file=sys.stderr)
        return 2
    except OSError as error:
        print(f"Himalia could not go on: {error}.", file=sys.stderr)
        return 2
    except KeyboardInterrupt:
        print("\nStopped.", file=sys.stderr)
        return 130


def run(arguments):
    command, rest = (arguments[0], arguments[1:]) if arguments else ("--help", [])
    if command in ("-h", "--help", "help"):
        say(__doc__.strip())
    elif command == "--version":
        say(f"Himalia {installation.version()}")
    elif command == "notebooks":
        from . import samples

        samples.copy(only_argument(command, rest, "a folder, for example `himalia notebooks himalia`"))
    elif command == "doctor":
        nothing_more(command, rest)
        from . import doctor

        return doctor.examine()
    elif command == "install-jdk":
        nothing_more(command, rest)
        from . import fetching

        fetching.install_jdk()
    elif command in ("install", "uninstall"):
        from . import kernelspecs

        return getattr(kernelspecs, command)(rest)
    elif command == "quick-start":
        if rest == ["--later"]:  # by a kernel, which nobody looks at
            installation.make_quick_start(later=True)
        else:
            nothing_more(command, rest)
            say(installation.make_quick_start())
    else:
        raise Trouble(
            f"`himalia` has no command {command}: it knows notebooks, doctor, install-jdk, install, uninstall and "
            "quick-start, and --help tells more."
        )


def nothing_more(command, rest):
    if rest:
        raise Trouble(f"`himalia {command}` takes no arguments.")


def only_argument(command, rest, what):
    if len(rest) != 1 or rest[0].startswith("-"):
        raise Trouble(f"`himalia {command}` takes {what}.")
    return rest[0]


if __name__ == "__main__":
    sys.exit(main())
