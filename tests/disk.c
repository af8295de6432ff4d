/* A disk that is slow, full, broken or read only, for one process: loaded before the C library (LD_PRELOAD), it stands
 * between the process and every file below one folder. What it does stands in a small file that both sides map, see
 * disk.py; nothing outside the folder is touched.
 */
#define _GNU_SOURCE
#define _LARGEFILE64_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <stdarg.h>
#include <stdatomic.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <sys/uio.h>
#include <time.h>
#include <unistd.h>

enum fault { NONE, FULL, BROKEN, READ_ONLY, DENIED, UNSYNCED };

struct control { /* as in disk.py */
    _Atomic int64_t fsyncs, delay_us, fault, times, room, failed;
};

static struct control *control;
static char folder[PATH_MAX];

__attribute__((constructor)) static void begin(void) {
    const char *where = getenv("DISK_FOLDER"), *path = getenv("DISK_CONTROL");
    if (where == NULL || path == NULL || strlen(where) >= sizeof folder) return;
    strcpy(folder, where);
    int fd = open(path, O_RDWR);
    if (fd < 0) return;
    void *found = mmap(NULL, sizeof *control, PROT_READ | PROT_WRITE, MAP_SHARED, fd, 0);
    close(fd);
    if (found != MAP_FAILED) control = found;
}

#define REAL(result, name, ...)                                                                                        \
    static result (*real)(__VA_ARGS__);                                                                                \
    if (real == NULL) real = (result(*)(__VA_ARGS__))dlsym(RTLD_NEXT, name)

static int64_t now(void) { return control == NULL ? NONE : control->fault; }

static int below(const char *path) {
    size_t length = strlen(folder);
    return length > 0 && strncmp(path, folder, length) == 0 && (path[length] == '/' || path[length] == '\0');
}

static int ours(int fd) {
    char link[64], path[PATH_MAX];
    snprintf(link, sizeof link, "/proc/self/fd/%d", fd);
    ssize_t length = readlink(link, path, sizeof path - 1);
    if (length < 0) return 0;
    path[length] = '\0';
    return below(path);
}

static int named(const char *path) {
    char whole[PATH_MAX];
    if (path == NULL) return 0;
    if (path[0] == '/') return below(path);
    if (getcwd(whole, sizeof whole) == NULL || strlen(whole) + strlen(path) + 2 > sizeof whole) return 0;
    strcat(strcat(whole, "/"), path);
    return below(whole);
}

/* Whether the fault happens this time: `times` counts down, and at 0 the disk is well again. */
static int fails(int error) {
    int64_t left = control->times;
    while (left > 0 && !atomic_compare_exchange_weak(&control->times, &left, left - 1)) continue;
    if (left == 0) {
        control->fault = NONE;
        return 0;
    }
    control->failed++;
    errno = error;
    return 1;
}

/* How many of these bytes can be written; -1: none, and errno says why. A disk that fills up takes a part first. */
static ssize_t writable(int fd, size_t wanted) {
    int64_t fault = now();
    if ((fault != FULL && fault != BROKEN && fault != READ_ONLY) || !ours(fd)) return (ssize_t)wanted;
    if (fault == FULL) {
        int64_t room = control->room, taken;
        do taken = room < (int64_t)wanted ? room : (int64_t)wanted;
        while (taken > 0 && !atomic_compare_exchange_weak(&control->room, &room, room - taken));
        if (taken > 0) return (ssize_t)taken;
    }
    return fails(fault == FULL ? ENOSPC : fault == BROKEN ? EIO : EROFS) ? -1 : (ssize_t)wanted;
}

static int sync_with(int fd, int (*real)(int)) {
    if (control == NULL || !ours(fd)) return real(fd);
    control->fsyncs++;
    if (control->delay_us > 0) {
        struct timespec pause = {control->delay_us / 1000000, control->delay_us % 1000000 * 1000};
        nanosleep(&pause, NULL);
    }
    if ((now() == UNSYNCED || now() == BROKEN) && fails(EIO)) return -1;
    return real(fd);
}

int fsync(int fd) {
    REAL(int, "fsync", int);
    return sync_with(fd, real);
}

int fdatasync(int fd) {
    REAL(int, "fdatasync", int);
    return sync_with(fd, real);
}

ssize_t write(int fd, const void *bytes, size_t count) {
    REAL(ssize_t, "write", int, const void *, size_t);
    ssize_t fits = writable(fd, count);
    return fits < 0 ? -1 : real(fd, bytes, (size_t)fits);
}

#define PWRITE(name, offset_type)                                                                                      \
    ssize_t name(int fd, const void *bytes, size_t count, offset_type offset) {                                       \
        REAL(ssize_t, #name, int, const void *, size_t, offset_type);                                                  \
        ssize_t fits = writable(fd, count);                                                                            \
        return fits < 0 ? -1 : real(fd, bytes, (size_t)fits, offset);                                                  \
    }
PWRITE(pwrite, off_t)
PWRITE(pwrite64, off64_t)

ssize_t writev(int fd, const struct iovec *parts, int count) {
    REAL(ssize_t, "writev", int, const struct iovec *, int);
    if (now() == NONE || !ours(fd) || count == 0) return real(fd, parts, count);
    return write(fd, parts[0].iov_base, parts[0].iov_len); /* a short write; whoever wants more asks again */
}

#define READ(name, parameters, ...)                                                                                    \
    ssize_t name parameters {                                                                                          \
        static ssize_t(*real) parameters;                                                                              \
        if (real == NULL) real = (ssize_t(*) parameters)dlsym(RTLD_NEXT, #name);                                       \
        return now() == BROKEN && ours(fd) && fails(EIO) ? -1 : real(__VA_ARGS__);                                     \
    }
READ(read, (int fd, void *bytes, size_t count), fd, bytes, count)
READ(pread, (int fd, void *bytes, size_t count, off_t offset), fd, bytes, count, offset)
READ(pread64, (int fd, void *bytes, size_t count, off64_t offset), fd, bytes, count, offset)

/* The error with which a file can't be opened. 0: none. */
static int closed(const char *path, int flags) {
    struct stat status;
    int writes = (flags & O_ACCMODE) != O_RDONLY || (flags & (O_CREAT | O_TRUNC)) != 0;
    switch (now()) {
    case DENIED: return named(path) ? EACCES : 0;
    case READ_ONLY: return writes && named(path) ? EROFS : 0;
    case FULL:
        if (control->room > 0 || !(flags & O_CREAT) || !named(path) || stat(path, &status) == 0) return 0;
        return ENOSPC;
    default: return 0;
    }
}

#define OPEN(name)                                                                                                     \
    int name(const char *path, int flags, ...) {                                                                       \
        REAL(int, #name, const char *, int, ...);                                                                      \
        va_list rest;                                                                                                  \
        va_start(rest, flags);                                                                                         \
        mode_t mode = flags & (O_CREAT | O_TMPFILE) ? va_arg(rest, mode_t) : 0;                                        \
        va_end(rest);                                                                                                  \
        int error = closed(path, flags);                                                                               \
        return error != 0 && fails(error) ? -1 : real(path, flags, mode);                                              \
    }
OPEN(open)
OPEN(open64)

#define TRUNCATE(name, offset_type)                                                                                    \
    int name(int fd, offset_type length) {                                                                             \
        REAL(int, #name, int, offset_type);                                                                            \
        int error = now() == READ_ONLY ? EROFS : now() == BROKEN ? EIO : 0;                                            \
        return error != 0 && ours(fd) && fails(error) ? -1 : real(fd, length);                                         \
    }
TRUNCATE(ftruncate, off_t)
TRUNCATE(ftruncate64, off64_t)

/* What changes a folder. A full disk lets go of names and renames them, but takes no new folder. */
static int refuses(const char *path, int grows) {
    int error = now() == READ_ONLY ? EROFS : now() == DENIED ? EACCES : 0;
    if (now() == FULL && grows && control->room <= 0) error = ENOSPC;
    return error != 0 && named(path) && fails(error);
}

int mkdir(const char *path, mode_t mode) {
    REAL(int, "mkdir", const char *, mode_t);
    return refuses(path, 1) ? -1 : real(path, mode);
}

int unlink(const char *path) {
    REAL(int, "unlink", const char *);
    return refuses(path, 0) ? -1 : real(path);
}

int rename(const char *from, const char *to) {
    REAL(int, "rename", const char *, const char *);
    return refuses(to, 0) ? -1 : real(from, to);
}

int access(const char *path, int how) {
    REAL(int, "access", const char *, int);
    return (how & W_OK) && refuses(path, 0) ? -1 : real(path, how);
}

int utimensat(int base, const char *path, const struct timespec times[2], int flags) {
    REAL(int, "utimensat", int, const char *, const struct timespec *, int);
    return base == AT_FDCWD && refuses(path, 0) ? -1 : real(base, path, times, flags);
}
