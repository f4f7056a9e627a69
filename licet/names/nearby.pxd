# The C types of nearby.py; without them the same file runs as plain Python.
cimport cython
from licet.names.alignment cimport Alignment
from licet.names.likeness cimport Words

cdef int PREFIX_FROM

cdef class Nearby(Alignment):
    cdef Words words
    cdef public int word_count
    cdef int key_shift
    cdef const int[::1] key_bucket
    cdef const unsigned int[::1] key_hash
    cdef const int[::1] key_word
    cdef int[::1] met
    cdef unsigned int[::1] keys_of
    cdef int[::1] pool
    cdef public int pool_end
    cdef int turn

    cpdef void room(self, int[::1] pool) noexcept

    @cython.locals(at=cython.int, count=cython.int, turn=cython.int, hash_=cython.uint,
                   bucket=cython.uint, place=cython.int, many=cython.int)
    cpdef int near(self, Words q, int i) noexcept

    @cython.locals(at=cython.int, k=cython.int)
    cpdef int near_all(self, Words q, int i) noexcept

    @cython.locals(a0=cython.int, a1=cython.int, place=cython.int, end=cython.int,
                   begins=cython.bint)
    cdef bint near_by_beginning(self, Words q, int i) noexcept

    @cython.locals(s=cython.int)
    cdef bint keep(self, Words q, int i, int k) noexcept

    @cython.locals(low=cython.int, high=cython.int, middle=cython.int)
    cdef int first_from(self, const unsigned char[::1] text, int at, int end) noexcept

    @cython.locals(b0=cython.int, b1=cython.int, place=cython.int, one=cython.int,
                   other=cython.int)
    cdef bint before(self, int k, const unsigned char[::1] text, int at, int end) noexcept

    @cython.locals(b0=cython.int, b1=cython.int)
    cdef bint begins(self, int k, const unsigned char[::1] text, int at, int end) noexcept

    @cython.locals(gap=cython.int, one=cython.int, key=cython.int, value=cython.int,
                   other=cython.int)
    cdef void sort(self, int at, int many) noexcept

    @cython.locals(low=cython.int, high=cython.int, middle=cython.int)
    cdef int look_up(self, int at, int many, int t) noexcept
