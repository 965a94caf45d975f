"""`python -m tui` is `kanbao`."""

from tui.cli import run

if __name__ == "__main__":
    run()
