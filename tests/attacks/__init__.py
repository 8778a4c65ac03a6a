"""Attackers who read what is stored, or watch the pages, and what they learn against chance.

`make test` runs each a few times; `make attack` (`python -m tests.attacks`) often, and writes docs/attacks.md.
"""
