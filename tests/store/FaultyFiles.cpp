// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/store/FaultyFiles.h"

#include <atomic>
#include <cstddef>
#include <new>

#include <QtGlobal>

#include <sqlite3.h>

namespace casewright::tests {
namespace {

std::atomic<Fault> currentFault{Fault::None};
std::atomic<std::uint64_t> failingCall{0};
std::atomic<std::uint64_t> calls{0};
std::atomic<bool> failsOnce{false};
std::atomic<bool> failed{false};

/// Whether this call is to fail: counted only where it is of the fault's kind.
bool strikes(Fault fault)
{
    if (currentFault.load() != fault)
        return false;
    const std::uint64_t call = ++calls;
    const bool now = failsOnce.load() ? call == failingCall.load() : call >= failingCall.load();
    if (now)
        failed.store(true);
    return now;
}

/// A file of ours; the real one lies behind it in memory.
struct File {
    sqlite3_file base;
    sqlite3_file* real;
};

sqlite3_vfs* realFiles = nullptr;

sqlite3_file* realOf(sqlite3_file* file)
{
    return reinterpret_cast<File*>(file)->real;
}

int closeFile(sqlite3_file* file)
{
    return realOf(file)->pMethods->xClose(realOf(file));
}

int readFile(sqlite3_file* file, void* to, int amount, sqlite3_int64 offset)
{
    if (strikes(Fault::ReadError))
        return SQLITE_IOERR_READ;
    return realOf(file)->pMethods->xRead(realOf(file), to, amount, offset);
}

int writeFile(sqlite3_file* file, const void* from, int amount, sqlite3_int64 offset)
{
    if (strikes(Fault::Full))
        return SQLITE_FULL;
    if (strikes(Fault::WriteError))
        return SQLITE_IOERR_WRITE;
    if (strikes(Fault::ReadOnly))
        return SQLITE_READONLY;
    return realOf(file)->pMethods->xWrite(realOf(file), from, amount, offset);
}

int truncateFile(sqlite3_file* file, sqlite3_int64 size)
{
    if (strikes(Fault::WriteError))
        return SQLITE_IOERR_TRUNCATE;
    return realOf(file)->pMethods->xTruncate(realOf(file), size);
}

int syncFile(sqlite3_file* file, int flags)
{
    if (strikes(Fault::SyncError))
        return SQLITE_IOERR_FSYNC;
    return realOf(file)->pMethods->xSync(realOf(file), flags);
}

int fileSize(sqlite3_file* file, sqlite3_int64* size)
{
    return realOf(file)->pMethods->xFileSize(realOf(file), size);
}

int lockFile(sqlite3_file* file, int level)
{
    if (strikes(Fault::Locked))
        return SQLITE_BUSY;
    return realOf(file)->pMethods->xLock(realOf(file), level);
}

int unlockFile(sqlite3_file* file, int level)
{
    return realOf(file)->pMethods->xUnlock(realOf(file), level);
}

int checkReserved(sqlite3_file* file, int* result)
{
    return realOf(file)->pMethods->xCheckReservedLock(realOf(file), result);
}

int controlFile(sqlite3_file* file, int operation, void* argument)
{
    // A file that the system writes ahead of SQLite would get round writeFile().
    if (operation == SQLITE_FCNTL_SIZE_HINT || operation == SQLITE_FCNTL_MMAP_SIZE)
        return SQLITE_NOTFOUND;
    return realOf(file)->pMethods->xFileControl(realOf(file), operation, argument);
}

int sectorSize(sqlite3_file* file)
{
    return realOf(file)->pMethods->xSectorSize(realOf(file));
}

int characteristics(sqlite3_file* file)
{
    return realOf(file)->pMethods->xDeviceCharacteristics(realOf(file));
}

int mapShared(sqlite3_file* file, int page, int size, int extend, void volatile** memory)
{
    return realOf(file)->pMethods->xShmMap(realOf(file), page, size, extend, memory);
}

int lockShared(sqlite3_file* file, int offset, int count, int flags)
{
    if ((flags & SQLITE_SHM_UNLOCK) == 0 && strikes(Fault::Locked))
        return SQLITE_BUSY;
    return realOf(file)->pMethods->xShmLock(realOf(file), offset, count, flags);
}

void barrier(sqlite3_file* file)
{
    realOf(file)->pMethods->xShmBarrier(realOf(file));
}

int unmapShared(sqlite3_file* file, int remove)
{
    return realOf(file)->pMethods->xShmUnmap(realOf(file), remove);
}

const sqlite3_io_methods Methods{2,         closeFile,   readFile,        writeFile,   truncateFile,
                                 syncFile,  fileSize,    lockFile,        unlockFile,  checkReserved,
                                 controlFile, sectorSize, characteristics, mapShared,   lockShared,
                                 barrier,   unmapShared, nullptr,         nullptr};

int openFile(sqlite3_vfs*, const char* name, sqlite3_file* memory, int flags, int* outFlags)
{
    auto* const file = new (memory) File{};
    file->real = reinterpret_cast<sqlite3_file*>(file + 1);
    const int result = realFiles->xOpen(realFiles, name, file->real, flags, outFlags);
    file->base.pMethods = file->real->pMethods ? &Methods : nullptr;
    return result;
}

} // namespace

void FaultyFiles::install()
{
    static sqlite3_vfs layer{};
    realFiles = sqlite3_vfs_find(nullptr);
    if (!realFiles)
        qFatal("SQLite has no files.");
    layer = *realFiles;
    layer.zName = "faulty";
    layer.szOsFile = static_cast<int>(sizeof(File)) + realFiles->szOsFile;
    layer.xOpen = openFile;
    if (sqlite3_vfs_register(&layer, 1) != SQLITE_OK)
        qFatal("SQLite does not take other files.");
}

void FaultyFiles::fail(Fault fault, std::uint64_t nth, bool once)
{
    currentFault.store(Fault::None);
    calls.store(0);
    failingCall.store(nth);
    failsOnce.store(once);
    failed.store(false);
    currentFault.store(fault);
}

bool FaultyFiles::hasFailed()
{
    return failed.load();
}

const char* nameOf(Fault fault)
{
    switch (fault) {
    case Fault::None: return "none";
    case Fault::Full: return "full";
    case Fault::WriteError: return "write error";
    case Fault::SyncError: return "sync error";
    case Fault::ReadError: return "read error";
    case Fault::ReadOnly: return "read only";
    case Fault::Locked: return "locked";
    }
    return "";
}

} // namespace casewright::tests
