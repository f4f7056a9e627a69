# The C types of finding.py; without them the same file runs as plain Python.
cimport cython
from licet.names.alignment cimport Names
from licet.names.gathering cimport Gathering, Questions

cdef int COMPANY, COMPLETE, CUT_OFF, CUT_OFF_FROM, EQUAL_SIGN, EXTRA, INITIAL, JOINED, KNOWN
cdef int LETTER_ONLY, MOST_WORDS
cdef int PERSON, SLIGHT, TELLING, TOLD, WEAK

cdef class Finder(Gathering):
    cdef const unsigned char[::1] plain_text
    cdef const long long[::1] plain_start
    cdef const int[::1] plain_order
    cdef int[::1] hit_asked
    cdef int[::1] hit_name
    cdef int[::1] hit_score
    cdef int hit_room
    cdef public int hits
    cdef public bint exhaustive

    @cython.locals(k=cython.int, at=cython.int, many=cython.int)
    cpdef int look_up_words(self, Questions q, int first, int last) noexcept

    @cython.locals(x=cython.int, before=cython.int)
    cpdef int search(self, Questions q, int first, int last, int least) noexcept

    cdef void hit(self, int x, int y, int score) noexcept

    @cython.locals(weight=cython.int, place=cython.int, turn=cython.int, y=cython.int,
                   reach=cython.int, score=cython.int)
    cdef void settle(self, Questions q, int x, int least) noexcept

    @cython.locals(gain=cython.int, left=cython.int, used=cython.int, place=cython.int,
                   t=cython.int, covers=cython.int, join=cython.int, covered=cython.int, holds=cython.int)
    cdef int may_reach(self, Questions q, int x, int y, int weight, int least) noexcept

    @cython.locals(weight=cython.int, place=cython.int)
    cdef int weight_of(self, Questions q, int x, int used) noexcept

    cdef bint is_enough(self, int gain, int left, int left_too, int sort, int least) noexcept

    @cython.locals(a0=cython.int, b0=cython.int, n=cython.int, i=cython.int, k=cython.int,
                   covers=cython.int, single=cython.bint, j=cython.int, t=cython.int, s=cython.int)
    cdef void lay_out(self, Questions q, int x, int y) noexcept

    @cython.locals(at=cython.longlong, end=cython.longlong, space=cython.longlong,
                   cut=cython.longlong)
    cdef void search_plain(self, Questions q, int x, int least) noexcept

    @cython.locals(at=cython.longlong, place=cython.int, order=cython.int, y=cython.int)
    cdef void take_starting(self, Questions q, int x, long long end, bint whole) noexcept

    @cython.locals(weight=cython.int, place=cython.int, k=cython.int)
    cdef int tells_of(self, Names names, int x) noexcept

    @cython.locals(low=cython.int, high=cython.int, middle=cython.int)
    cdef int first_plain(self, const unsigned char[::1] text, long long at,
                         long long end) noexcept

    @cython.locals(y=cython.int, here=cython.longlong, size=cython.longlong,
                   length=cython.longlong, turn=cython.longlong)
    cdef int order_plain(self, int place, const unsigned char[::1] text, long long at,
                         long long end) noexcept
