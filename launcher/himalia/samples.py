"""The sample notebooks of the package, copied to where they can be changed."""

import shutil
from pathlib import Path

from .installation import SAMPLES
from .talking import Trouble, say


def copy(folder):
    """What is there already stays as it is: it may have been worked on."""
    folder = Path(folder).expanduser()
    if folder.exists() and not folder.is_dir():
        raise Trouble(f"{folder} is no folder.")
    kept = new = 0
    for file in sorted(file for file in SAMPLES.rglob("*") if file.is_file()):
        target = folder / file.relative_to(SAMPLES)
        if target.exists():
            kept += 1
            continue
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(file, target)
        new += 1
    stayed = f", {kept} were there and stay as they are" if kept else ""
    say(f"{new} files are in {folder}{stayed}. To open them:\n\n    jupyter lab {quoted(folder / 'notebooks')}\n")


def quoted(path):
    text = str(path)
    return text if all(letter.isalnum() or letter in "/\\:._-~" for letter in text) else f'"{text}"'
