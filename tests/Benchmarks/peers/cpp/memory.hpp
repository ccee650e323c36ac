// Memory that lives as long as the program: zeroed, in whole lines of the cache, on huge pages where the system gives them.
#pragma once
#include <cstddef>
#include <mutex>
#include <new>
#include <sys/mman.h>

template <class T>
T* lasting(size_t count) {
  constexpr size_t Line = 64, Huge = size_t{2} << 20, Chunk = Huge * 32;
  static std::mutex one_at_a_time;
  static char *next = nullptr, *end = nullptr;
  const size_t bytes = (count * sizeof(T) + 2 * Line - 1) / Line * Line;    // a line more: whole registers are read at the end of a list
  std::lock_guard<std::mutex> lock(one_at_a_time);
  if (static_cast<size_t>(end - next) < bytes) {
    const size_t size = (bytes + Chunk - 1) / Chunk * Chunk;
    void* mapped = mmap(nullptr, size + Huge, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE, -1, 0);
    if (mapped == MAP_FAILED) throw std::bad_alloc();
    next = reinterpret_cast<char*>((reinterpret_cast<size_t>(mapped) + Huge - 1) / Huge * Huge);
    end = next + size;
    madvise(next, size, MADV_HUGEPAGE);
  }
  T* given = reinterpret_cast<T*>(next);
  next += bytes;
  return given;
}

template <class T, class List>
const T* lastingCopy(const List& from) {
  T* to = lasting<T>(from.size());
  for (size_t n = 0; n < from.size(); n++) to[n] = from[n];
  return to;
}
