"""Standard input: figures as JSON. Standard output: the picture as PNG."""

import json
import sys

from bot.drawing.paint import paint

if __name__ == "__main__":
    sys.stdout.buffer.write(paint(json.load(sys.stdin)).png())
