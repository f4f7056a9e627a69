# The C types of alignment.py; without them the same file runs as plain Python.
cimport cython
from licet.names.likeness cimport Likeness, Words

cdef int ALONE, COMPANY, COMPLETE, COVERED_FROM, EXTRA, INITIAL, FLOOR, JOINED, MOST_LETTERS, MOST_OFFERS, MOST_WORDS, OTHER_SIGNS
cdef int KNOWN, PART, PERSON, REVERSED, SLIGHT, STEEP, TELLING, TOLD, VARIANT, WEAK, SIM, SPACE

cdef class Names:
    cdef readonly Words words
    cdef readonly const int[::1] start
    cdef readonly const int[::1] word
    cdef readonly const unsigned int[::1] sign
    cdef readonly const unsigned char[::1] sort

cdef class Alignment(Likeness):
    cdef int[::1] sim
    cdef int[::1] offers
    cdef public int[::1] pairs
    cdef unsigned char[::1] letters
    cdef int offered
    cdef public int pair_count
    cdef public bint turned
    cdef bint joins, joins_too

    @cython.locals(a0=cython.int, b0=cython.int, i=cython.int, j=cython.int)
    cpdef int compare(self, Names a, int x, Names b, int y) noexcept

    @cython.locals(a0=cython.int, b0=cython.int, n=cython.int, m=cython.int, i=cython.int,
                   j=cython.int, s=cython.int)
    cdef int align(self, Names a, int x, Names b, int y) noexcept

    cdef int signed(self, int s, unsigned int one, unsigned int other) noexcept

    @cython.locals(one=cython.int, other=cython.int, place=cython.int)
    cdef int weigh(self, Names a, int i, int many, Names b, int j, int much) noexcept

    @cython.locals(place=cython.int)
    cdef void offer(self, int i, int j, int s, int weight) noexcept

    @cython.locals(a0=cython.int, b0=cython.int, n=cython.int, m=cython.int, many=cython.int,
                   i=cython.int, j=cython.int, length=cython.int, s=cython.int, weight=cython.int,
                   read=cython.bint, heard=cython.longlong)
    cdef void offer_joined(self, Names a, int x, Names b, int y, bint other_way) noexcept

    @cython.locals(length=cython.int, turn=cython.int, first=cython.int, j=cython.int,
                   k=cython.int, n=cython.int)
    cdef bint may_join(self, Names a, int at, int many, Names b, int b0, int m) noexcept

    @cython.locals(turn=cython.int)
    cdef bint any_tells(self, Names a, int at, int many) noexcept

    @cython.locals(length=cython.int, words=Words, turn=cython.int, k=cython.int,
                   place=cython.int)
    cdef int join(self, Names a, int at, int many) noexcept

    @cython.locals(b0=cython.int, n=cython.int, cost=cython.int, s=cython.int)
    cdef int joined(self, int length, long long heard, Words words, int k) noexcept

    @cython.locals(a0=cython.int, b0=cython.int, used=cython.int, used_too=cython.int,
                   covered=cython.int, alike=cython.int, left=cython.int, left_too=cython.int,
                   well=cython.bint, well_spelt=cython.bint, parts=cython.int,
                   part=cython.int, told=cython.int,
                   tellers=cython.int,
                   best=cython.int, place=cython.int, s=cython.int, weight=cython.int,
                   score=cython.int)
    cdef int choose(self, Names a, int x, Names b, int y) noexcept

    @cython.locals(left=cython.int, at=cython.int, i=cython.int)
    cdef int left_over(self, Names a, int x, int used) noexcept

    @cython.locals(best=cython.int, best_gain=cython.longlong, turn=cython.int, place=cython.int,
                   gain=cython.longlong)
    cdef int best(self, int used, int used_too) noexcept

    cdef int bits(self, int place) noexcept

    @cython.locals(i=cython.int, j=cython.int)
    cdef bint tells(self, Names a, int a0, Names b, int b0, int best) noexcept

    @cython.locals(one=cython.int, other=cython.int, i=cython.int, j=cython.int, k=cython.int,
                   l=cython.int, weak=cython.bint)
    cdef bint is_turned(self, Names a, int a0, Names b, int b0) noexcept
