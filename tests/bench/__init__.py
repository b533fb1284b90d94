"""The figures of the program, each beside a yardstick measured in the same run.

    python -m tests.bench [--quick] [--only NAME …] [--markdown]

measures on a virtual screen and a virtual sound card, against a stand-in server in another process. Program and
yardstick take turns, run by run, so that whatever else the machine does weighs on both. Nothing here is a test: no time
is asserted anywhere.
"""
