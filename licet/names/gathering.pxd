# The C types of gathering.py; without them the same file runs as plain Python.
cimport cython
from licet.names.alignment cimport Names
from licet.names.likeness cimport Words
from licet.names.nearby cimport Nearby

cdef int EQUAL_SIGN, HEARD, INITIAL, KNOWN, MOST_LETTERS, MOST_WORDS, PERSON, SIGNED, STEEP, TELLING

cdef class Questions(Names):
    cdef int[::1] near
    cdef const unsigned char[::1] plain
    cdef const long long[::1] plain_start

cdef class Gathering(Nearby):
    cdef Names names
    cdef public int name_count
    cdef int join_shift
    cdef public bint turned_round
    cdef const int[::1] post_start
    cdef const int[::1] post_name
    cdef const int[::1] initial_start
    cdef const int[::1] initial_name
    cdef const int[::1] join_bucket
    cdef const unsigned int[::1] join_hash
    cdef const int[::1] join_name
    cdef const int[::1] singles
    cdef int single_count
    cdef int[::1] seen
    cdef int[::1] found
    cdef public int count
    cdef int[::1] holds
    cdef int[::1] covers
    cdef int[::1] gain
    cdef int[::1] marked
    cdef int mark_count
    cdef int[::1] by_letter
    cdef bint some_letter
    cdef int[::1] picked

    cdef int worth(self, int s) noexcept

    @cython.locals(total=cython.int, turn=cython.int, t=cython.int)
    cdef int effort(self, int at, int many) noexcept

    @cython.locals(y=cython.int)
    cdef void take_all(self) noexcept

    @cython.locals(a0=cython.int, i=cython.int, k=cython.int, at=cython.int, many=cython.int)
    cdef void gather_all(self, Questions q, int x, int least) noexcept

    @cython.locals(others=cython.int, picked=cython.int, best=cython.int,
                   best_effort=cython.longlong, i=cython.int, k=cython.int,
                   effort=cython.longlong, weight=cython.int, tenths=cython.int,
                   a0=cython.int, n=cython.int, every=cython.bint)
    cdef void pick(self, Questions q, int x, int least) noexcept

    @cython.locals(a0=cython.int, k=cython.int, rest=cython.int, j=cython.int, turn=cython.int,
                   place=cython.int, t=cython.int, weight=cython.int, alike=cython.int)
    cdef void gather_near(self, Questions q, int x, int i, int least) noexcept

    @cython.locals(turn=cython.int, t=cython.int, place=cython.int)
    cdef void gather(self, int at, int many, const int[::1] start, const int[::1] name) noexcept

    cdef void take(self, int y) noexcept

    @cython.locals(spelt=cython.uint)
    cdef void gather_joined(self, Words words, int k, int bit) noexcept

    @cython.locals(bucket=cython.uint, place=cython.int, y=cython.int)
    cdef void take_joins(self, unsigned int hash_, int bit) noexcept

    @cython.locals(a0=cython.int, i=cython.int, k=cython.int, weight=cython.int, turn=cython.int,
                   place=cython.int, gain=cython.int, letter=cython.int, t=cython.int)
    cdef void mark(self, Questions q, int x, int least) noexcept

    cdef void note(self, int t, int bits, int weight, int gain) noexcept

    @cython.locals(a0=cython.int, end=cython.int, many=cython.int, place=cython.int,
                   length=cython.int, weight=cython.int, turn=cython.int, bits=cython.int,
                   heard=cython.longlong, spelt=cython.uint)
    cdef void mark_joins(self, Questions q, int x, int least) noexcept

    @cython.locals(bucket=cython.uint, place=cython.int, t=cython.int, alike=cython.int,
                   turn=cython.int)
    cdef void mark_join(self, unsigned int hash_, long long heard, int length, int bits,
                        int weight, int least) noexcept

    @cython.locals(turn=cython.int, letter=cython.int)
    cdef void unmark(self) noexcept
