"""How the kernels are compiled: when first called, and then kept on disk.

numba's types are those of the arguments. What is kept is thrown away when the file of a kernel
changes, and not when a constant or a function of another file does that is compiled into it.
"""

from numba import njit

kernel = njit(cache=True, nogil=True)
# numba counts references to arrays that one compiled function hands to another, in the hottest of
# loops as well: what is called there is put in its place instead.
inline = njit(cache=True, nogil=True, inline="always")
