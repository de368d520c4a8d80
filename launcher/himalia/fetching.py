"""`himalia install-jdk`: a JDK of Adoptium in the user's home, by the package install-jdk."""

from . import installation
from .jdks import KNOWN_JDKS, how_to_get, jdk_in, named
from .talking import Trouble, say


def install_jdk():
    try:
        say(f"There is {named(installation.jdk())}: no other one is needed.")
        return
    except Trouble:
        pass
    try:
        import jdk
    except ImportError:
        raise Trouble(
            "The package install-jdk fetches it: `pip install install-jdk`, and then `himalia install-jdk` once more; "
            f"or {how_to_get('jdk')}."
        ) from None
    say(f"Fetching JDK {KNOWN_JDKS[0]} ...")
    try:
        home = jdk.install(str(KNOWN_JDKS[0]))
    except Exception as problem:  # the network, the disk, the archive: the package raises whatever it meets
        reason = (str(problem).splitlines() or [type(problem).__name__])[0].rstrip(".")
        raise Trouble(f"The JDK could not be fetched ({reason}): {how_to_get('jdk')}.", code=1) from problem
    found = installation.jdk()  # says so if it will not do
    say(f"{named(jdk_in(home) or found)} is there, and the kernel finds it by itself.")
