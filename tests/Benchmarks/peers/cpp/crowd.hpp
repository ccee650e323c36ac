// Workers packed in the numbers of the market and stored in the order in which neighbours read the same memory: home, first wish, living, floor.
#pragma once
#include "view.hpp"

struct Destination { int16_t region, points; };

struct Worker {
  uint32_t items;                                             // wishes, then destinations, then skill keys
  uint16_t home, paperSet, months;                            // months 0: can be away all year
  uint8_t wishes, destinations, skills, living, closed, schooling, stated;
  int16_t floor, baseWant, basePlace;
};

class Crowd {
  const Market& m;
  std::map<std::vector<int>, int> setOf{{{}, 0}};

 public:
  static constexpr int MostDestinations = 4;                  // of the instances; each has its own kernel
  const Worker* workers;
  const int* items;
  const int count;
  std::vector<int> rows;                                      // by index, the place in the rows given
  std::vector<std::vector<int>> paperSets{{}};                // the market's sets that somebody with the same papers meets

  Crowd(const Market& market, const Workers& who) : m(market), count(who.count()), rows(who.count()) {
    std::vector<std::pair<uint64_t, int>> keys(count);
    for (int i = 0; i < count; i++) {
      const bool wishes = who.personal[i] && who.wantStart[i] < who.wantStart[i + 1];
      const uint64_t wish = wishes ? m.byCode[who.want[who.wantStart[i]]] : 0xFFFFFF;
      keys[i] = {uint64_t(who.home[i]) << 44 | wish << 20 | uint64_t(livingOf(who, i)) << 15 | uint64_t(std::min(who.scoredFloor[i], INT16_MAX)), i};
    }
    std::sort(keys.begin(), keys.end());

    Worker* packed = lasting<Worker>(count);
    std::vector<int> all;
    all.reserve(size_t(count) * 6);
    for (int n = 0; n < count; n++) packed[n] = pack(who, rows[n] = keys[n].second, all);
    workers = packed;
    items = lastingCopy<int>(all);
  }

 private:
  static int livingOf(const Workers& who, int i) { return who.personal[i] ? (who.bed[i] ? NeedsBed : 0) | (who.couple[i] ? WantsRoom : 0) : PlainList; }

  Worker pack(const Workers& who, int i, std::vector<int>& to) {
    constexpr uint8_t byLaw[] = {0, 0, StatutoryList, JuvenileList, Everything};
    Worker w{};
    w.items = static_cast<uint32_t>(to.size());
    w.home = static_cast<uint16_t>(who.home[i]);
    w.paperSet = static_cast<uint16_t>(paperSet(who, i));
    w.months = static_cast<uint16_t>(who.away[i] == 0xFFF ? 0 : who.away[i] | Thirteenth);
    w.living = static_cast<uint8_t>(livingOf(who, i));
    w.closed = static_cast<uint8_t>((who.noNight[i] ? NightWork : 0) | (who.together[i] ? Apart : 0) | (who.target[i] ? 0 : TargetGroupDays) | (who.stays[i] ? OutsideCounty : 0) | byLaw[who.legal[i]]);
    w.schooling = static_cast<uint8_t>(who.education[i]);
    w.stated = who.floor[i] > 0;
    w.floor = static_cast<int16_t>(std::min(who.scoredFloor[i], INT16_MAX));
    if (!who.personal[i]) return w;

    const int wishes = who.wantStart[i + 1] - who.wantStart[i], places = who.placeStart[i + 1] - who.placeStart[i];
    if (places > MostDestinations) throw std::runtime_error("more destinations than there are kernels for");
    w.baseWant = static_cast<int16_t>(std::max(wishes == 0 ? m.w.at("WantUnstated") : 0, who.any[i] ? m.w.at("WantAnySuitable") : 0));
    w.wishes = static_cast<uint8_t>(wishes);
    for (int step = 0; step < wishes; step++) to.push_back(who.want[who.wantStart[i] + step] * Market::Steps + std::min(step, Market::Steps - 1));
    if (places == 0) w.basePlace = static_cast<int16_t>(m.w.at("PlaceAny"));
    for (int step = 0; step < places; step++) {
      const int region = who.place[who.placeStart[i] + step], points = std::max(m.w.at("PlaceFull") - m.w.at("PlaceStep") * step, m.w.at("PlaceStep"));
      if (region < 0) w.basePlace = std::max(w.basePlace, static_cast<int16_t>(points));
      else { to.push_back(region << 16 | points); w.destinations++; }
    }
    for (int n = who.skillStart[i]; n < who.skillStart[i + 1]; n++) {
      if (m.levels[who.skill[n]].empty()) continue;
      to.push_back(m.firstKey[who.skill[n]] + m.reached(who.skill[n], who.level[n]));
      w.skills++;
    }
    return w;
  }

  int paperSet(const Workers& who, int i) {
    std::vector<int> held;
    for (int n = who.skillStart[i]; n < who.skillStart[i + 1]; n++) if (who.paper[n]) held.push_back(who.skill[n]);
    std::sort(held.begin(), held.end());
    const auto [at, isNew] = setOf.emplace(held, static_cast<int>(paperSets.size()));
    if (!isNew) return at->second;
    std::vector<int> met;
    const auto holdsOne = [&](const std::vector<int>& anyOf) { return anyOf.empty() || std::any_of(anyOf.begin(), anyOf.end(), [&](int s) { return std::binary_search(held.begin(), held.end(), s); }); };
    for (size_t set = 1; set < m.demands.size(); set++)
      if (!m.impossible[set] && holdsOne(m.demands[set][0]) && holdsOne(m.demands[set][1])) met.push_back(static_cast<int>(set));
    paperSets.push_back(met);
    return at->second;
  }
};
