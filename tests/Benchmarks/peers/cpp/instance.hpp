// The dumped market and workers: one file of 32-bit integers a column.
#pragma once
#include <algorithm>
#include <array>
#include <chrono>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <ctime>
#include <fstream>
#include <map>
#include <string>
#include <sys/resource.h>
#include <vector>

struct Folder {
  std::string path;

  std::vector<int> read(const std::string& column) const {
    std::ifstream file(path + "/" + column + ".i32", std::ios::binary | std::ios::ate);
    if (!file) { std::fprintf(stderr, "no column %s in %s\n", column.c_str(), path.c_str()); std::exit(1); }
    std::vector<int> values(static_cast<size_t>(file.tellg()) / 4);
    file.seekg(0);
    file.read(reinterpret_cast<char*>(values.data()), static_cast<std::streamsize>(values.size() * 4));
    return values;
  }

  std::map<std::string, int> weights() const {
    std::ifstream file(path + "/weights.txt");
    std::map<std::string, int> all;
    std::string name;
    for (int value; file >> name >> value;) all[name] = value;
    return all;
  }
};

struct Workers {
  std::vector<int> home, floor, scoredFloor, stays, bed, together, couple, noNight, any, target, personal, away, legal, education;
  std::vector<int> wantStart, want, placeStart, place, skillStart, skill, level, paper;

  explicit Workers(const Folder& from)
      : home(from.read("w_home")), floor(from.read("w_floor")), scoredFloor(from.read("w_scoredfloor")), stays(from.read("w_stays")),
        bed(from.read("w_bed")), together(from.read("w_together")), couple(from.read("w_couple")), noNight(from.read("w_nonight")),
        any(from.read("w_any")), target(from.read("w_target")), personal(from.read("w_personal")), away(from.read("w_away")),
        legal(from.read("w_legal")), education(from.read("w_education")), wantStart(from.read("ww_start")), want(from.read("ww_occupation")),
        placeStart(from.read("wd_start")), place(from.read("wd_region")), skillStart(from.read("ws_start")), skill(from.read("ws_skill")),
        level(from.read("ws_level")), paper(from.read("ws_paper")) {}

  int count() const { return static_cast<int>(home.size()); }
};

inline double wallSeconds() {
  return std::chrono::duration<double>(std::chrono::steady_clock::now().time_since_epoch()).count();
}

inline double cpuSeconds() {
  timespec now;
  clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &now);
  return now.tv_sec + now.tv_nsec * 1e-9;
}

inline double peakMb() {
  rusage usage;
  getrusage(RUSAGE_SELF, &usage);
  return usage.ru_maxrss * 1024.0 / 1e6;
}
