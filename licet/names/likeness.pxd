# The C types of likeness.py; without them the same file runs as plain Python.
cimport cython

cdef int BREATH, DELETED_FROM, DOUBLE, FAR, FIRST, FLOOR, HEARD, INITIAL, KEPT, LAST, LETTER
cdef int LIKE
cdef int MOST_CODES, MOST_LETTERS, NEAR, PREFIX_COST, PREFIX_FROM, SEEN, SPELT, UNVOWELED, VARIANT, VOWEL
cdef int UNVOWELED_FROM, SOUNDS_FROM
cdef int WEAK
cdef unsigned long long MASK

cdef class Words:
    cdef const unsigned char[::1] text
    cdef const int[::1] start
    cdef const unsigned char[::1] weight
    cdef const unsigned char[::1] kind
    cdef const int[::1] kept
    cdef const int[::1] kept_too
    cdef public long long[::1] heard
    cdef public unsigned char[::1] heard_len

cdef class Likeness:
    cdef const unsigned char[::1] costs
    cdef int[::1] rows

    @cython.locals(codes=cython.longlong, length=cython.int, last=cython.int, place=cython.int,
                   letter=cython.int, after=cython.int, first=cython.bint, code=cython.int,
                   second=cython.int, step=cython.int)
    cpdef long long hear(self, const unsigned char[::1] text, int at, int end) noexcept

    @cython.locals(value=cython.ulonglong, last=cython.int, place=cython.int, letter=cython.int,
                   after=cython.int)
    cpdef unsigned int look(self, const unsigned char[::1] text, int at, int end) noexcept

    @cython.locals(value=cython.ulonglong, place=cython.int)
    cpdef unsigned int spell(self, const unsigned char[::1] text, int at, int end, int skip,
                             int skip_too) noexcept

    @cython.locals(at=cython.int, end=cython.int, count=cython.int, cut=cython.int,
                   slips=cython.int, skip=cython.int, too=cython.int)
    cpdef int keys(self, Words words, int i, unsigned int[::1] out) noexcept

    @cython.locals(a0=cython.int, a1=cython.int, b0=cython.int, b1=cython.int, m=cython.int,
                   n=cython.int, best=cython.int, short=cython.int, longer=cython.int,
                   cost=cython.int, sounds=cython.bint)
    cpdef int likeness(self, Words a, int i, Words b, int j) noexcept

    @cython.locals(x=cython.int, y=cython.int, bare=cython.int, bare_too=cython.int)
    cdef bint is_unvoweled(self, const unsigned char[::1] a, int a0, int m,
                           const unsigned char[::1] b, int b0, int n) noexcept

    @cython.locals(a0=cython.int, a1=cython.int, b0=cython.int, b1=cython.int, slips=cython.int)
    cpdef bint may_be_one(self, Words a, int i, Words b, int j) noexcept

    @cython.locals(place=cython.int)
    cpdef bint same(self, const unsigned char[::1] a, int a0, const unsigned char[::1] b, int b0,
                    int length) noexcept

    @cython.locals(place=cython.int)
    cdef bint is_number(self, const unsigned char[::1] text, int at, int end) noexcept

    @cython.locals(wide=cython.int, i=cython.int, j=cython.int, now=cython.int,
                   before=cython.int, older=cython.int, least=cython.int, cost=cython.int,
                   found=cython.int)
    cpdef int slips(self, const unsigned char[::1] a, int a0, int m,
                    const unsigned char[::1] b, int b0, int n, int most) noexcept

    @cython.locals(letter=cython.int, cost=cython.int)
    cdef int odd(self, const unsigned char[::1] text, int at, int place, int end) noexcept

    @cython.locals(wide=cython.int, i=cython.int, j=cython.int, now=cython.int,
                   before=cython.int, older=cython.int, gone=cython.int, cost=cython.int,
                   found=cython.int, x=cython.int, y=cython.int)
    cpdef int distance(self, const unsigned char[::1] a, int a0, int m,
                       const unsigned char[::1] b, int b0, int n) noexcept

    @cython.locals(left=cython.int, right=cython.int)
    cdef int two_for_one(self, const unsigned char[::1] text, int place, int one,
                         int so_far) noexcept

    cdef bint is_vowel(self, int letter) noexcept
    cdef int allowed(self, int length) noexcept
    cdef bint telling(self, long long codes, int length) noexcept

    @cython.locals(h=cython.ulonglong, turn=cython.int)
    cpdef unsigned int mixed(self, int kind, long long value) noexcept

    cdef bint is_kept(self, int a, int a_too, int b, int b_too) noexcept
