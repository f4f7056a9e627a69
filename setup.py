"""Compiles the modules that compare names, where a C compiler is found.

Each is plain Python with its C types beside it (`.pxd`). Where it cannot be compiled it is
installed as it is, gives the same answers, and is slower; `licet version` says which it is.
"""

from Cython.Build import cythonize
from setuptools import Extension, setup

COMPILED = ("likeness", "alignment", "shelving", "nearby", "gathering", "finding")

setup(
    ext_modules=cythonize(
        [
            Extension(
                f"licet.names.{name}",
                [f"licet/names/{name}.py"],
                optional=True,
                extra_compile_args=["-O2", "-g0"],
            )
            for name in COMPILED
        ],
        build_dir="build/cython",
    )
)
