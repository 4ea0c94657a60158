"""``python -m gemel_trainer``."""

import sys

from gemel_trainer.cli import main

sys.exit(main(sys.argv[1:]))
