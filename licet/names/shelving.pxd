# The C types of shelving.py; without them the same file runs as plain Python.
cimport cython
from licet.names.alignment cimport Alignment, Names
from licet.names.likeness cimport Words

cdef int HEARD, MOST_KEYS, MOST_LETTERS, SIGNED

cdef class Shelving(Alignment):
    @cython.locals(k=cython.int, heard=cython.longlong)
    cpdef void hear_all(self, Words words, int first, int last)

    @cython.locals(first=cython.int, last=cython.int, count=cython.int, k=cython.int,
                   many=cython.int, turn=cython.int)
    cpdef int shelve_words(self, Words words, tuple span, unsigned int[::1] keys, int[::1] under)

    @cython.locals(first=cython.int, last=cython.int, count=cython.int, y=cython.int,
                   at=cython.int, end=cython.int, many=cython.int, place=cython.int,
                   length=cython.int, heard=cython.longlong)
    cpdef int shelve_joins(self, Names names, tuple span, unsigned int[::1] keys, int[::1] under)
