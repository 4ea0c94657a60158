"""Fine-tunes causal language models with TRL; one command per process, files in and out.

The contract is in ``schemas/``; ``python -m gemel_trainer --help`` names the commands.
"""

__version__ = "0.1.0"
