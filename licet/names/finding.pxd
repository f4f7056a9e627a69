# The C types of finding.py; without them the same file runs as plain Python.
cimport cython
from licet.names.alignment cimport Alignment, Names
from licet.names.likeness cimport Words

cdef int KNOWN, PERSON, HEARD, LETTER_ONLY, MOST_LETTERS, MOST_WORDS, PREFIX_FROM, STEEP, SIGNED, TELLING

cdef class Finder(Alignment):
    cdef Names names
    cdef Words words
    cdef public int word_count, name_count
    cdef int key_shift, join_shift
    cdef public int pool_end
    cdef int turn
    cdef public int count
    cdef const unsigned char[::1] plain_text
    cdef const long long[::1] plain_start
    cdef const int[::1] plain_order
    cdef public bint turned_round
    cdef bint some_join
    cdef const int[::1] key_bucket
    cdef const unsigned int[::1] key_hash
    cdef const int[::1] key_word
    cdef const int[::1] post_start
    cdef const int[::1] post_name
    cdef const int[::1] initial_start
    cdef const int[::1] initial_name
    cdef const int[::1] join_bucket
    cdef const unsigned int[::1] join_hash
    cdef const int[::1] join_name
    cdef int[::1] seen
    cdef public int[::1] found
    cdef public int[::1] score
    cdef int[::1] met
    cdef int[::1] held_joined
    cdef int[::1] touched
    cdef int[::1] touched_by
    cdef int[::1] picked
    cdef int[::1] pool
    cdef unsigned int[::1] keys_of

    cpdef void room(self, int[::1] pool) noexcept

    @cython.locals(at=cython.int, count=cython.int, turn=cython.int, hash_=cython.uint,
                   bucket=cython.uint, place=cython.int, many=cython.int)
    cpdef int near(self, Words q, int i) noexcept

    @cython.locals(at=cython.int, k=cython.int)
    cpdef int near_all(self, Words q, int i) noexcept

    @cython.locals(a0=cython.int, a1=cython.int, place=cython.int, end=cython.int)
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

    @cython.locals(total=cython.int, turn=cython.int, k=cython.int)
    cpdef int effort(self, int at, int many) noexcept

    @cython.locals(a0=cython.int, n=cython.int, i=cython.int, k=cython.int, at=cython.int,
                   many=cython.int)
    cpdef int search(self, Names q, int x, const int[::1] near, int least) noexcept

    @cython.locals(y=cython.int)
    cpdef int scan(self, Names q, int x, const int[::1] near, int least) noexcept

    @cython.locals(low=cython.int, high=cython.int, middle=cython.int)
    cpdef int first_plain(self, const unsigned char[::1] text, int length) noexcept

    @cython.locals(at=cython.longlong, size=cython.int, turn=cython.int)
    cpdef int order_plain(self, int place, const unsigned char[::1] text, int length) noexcept

    cdef void turn_names(self) noexcept

    @cython.locals(others=cython.int, picked=cython.int, best=cython.int,
                   best_effort=cython.longlong, i=cython.int, k=cython.int,
                   effort=cython.longlong, weight=cython.int, tenths=cython.int,
                   a0=cython.int, n=cython.int, every=cython.bint)
    cdef void pick(self, Names q, int x, const int[::1] near, int least) noexcept

    @cython.locals(k=cython.int, rest=cython.int, j=cython.int, turn=cython.int,
                   place=cython.int, t=cython.int, weight=cython.int, alike=cython.int)
    cdef void gather_near(self, Names q, int a0, int n, int i, const int[::1] near,
                          int least) noexcept

    @cython.locals(turn=cython.int, k=cython.int, place=cython.int)
    cdef void gather(self, int at, int many, const int[::1] start, const int[::1] name) noexcept

    cdef void take(self, int y) noexcept

    @cython.locals(spelt=cython.uint)
    cdef void gather_joined(self, Words words, int k) noexcept

    @cython.locals(bucket=cython.uint, place=cython.int)
    cdef void take_joins(self, unsigned int hash_) noexcept

    @cython.locals(length=cython.int, heard=cython.longlong)
    cdef void gather_joins(self, Names q, int at, int many) noexcept

    @cython.locals(bucket=cython.uint, place=cython.int, k=cython.int, turn=cython.int)
    cdef void take_words(self, unsigned int hash_, int length) noexcept

    @cython.locals(kept=cython.int, turn=cython.int, y=cython.int, score=cython.int,
                   held=cython.bint)
    cdef int settle(self, Names q, int x, const int[::1] near, int least) noexcept

    @cython.locals(a0=cython.int, i=cython.int, k=cython.int, at=cython.int, turn=cython.int,
                   t=cython.int)
    cdef void touch(self, Names q, int x, const int[::1] near) noexcept

    @cython.locals(a0=cython.int, b0=cython.int, n=cython.int, i=cython.int, k=cython.int,
                   by=cython.int, single=cython.bint, j=cython.int, t=cython.int, s=cython.int)
    cdef void lay_out(self, Names q, int x, const int[::1] near, int y) noexcept

    @cython.locals(low=cython.int, high=cython.int, middle=cython.int)
    cdef int look_up(self, int at, int many, int t) noexcept
