"""What every test needs: the program's fonts, and Hypothesis without chance or clock."""

import os

from hypothesis import HealthCheck, settings

from dossier.files import program_folder

# As build.py does, so that pytest started by hand lays pages out alike; before any renderer is imported.
os.environ["FONTCONFIG_FILE"] = str(program_folder("templates") / "fonts" / "fonts.conf")

# The same examples in every run: a failure on one machine is a failure on all.
settings.register_profile(
    "dossier",
    deadline=None,
    derandomize=True,
    max_examples=60,
    suppress_health_check=[HealthCheck.too_slow],
)
settings.load_profile("dossier")
