// Exact best few of one worker after another: bounds for all blocks, then sweeps from the highest bound down (choose, sift, keep), until
// no bound reaches the last of the kept. One for each thread.
#pragma once
#include "crowd.hpp"

// The best sixteen so far in one register, best first: score above, age below, so that one comparison decides rank and tie. 0 is none.
struct Best {
  static constexpr int Most = 16;
  __m512i keys = _mm512_setzero_si512();

  // Every key but those above it moves down: each place takes the better of its own and the lesser of the new one and its upper neighbour.
  void insert(uint32_t key) {
    const __m512i above = _mm512_alignr_epi32(keys, _mm512_set1_epi32(-1), 15);
    keys = _mm512_max_epu32(keys, _mm512_min_epu32(above, _mm512_set1_epi32(static_cast<int>(key))));
  }

  uint32_t at(int place) const { return static_cast<uint32_t>(_mm512_cvtsi512_si32(_mm512_permutexvar_epi32(_mm512_set1_epi32(place), keys))); }
};

class Ranker {
  // How many points below the highest bound the first sweep reaches; each next one reaches half as far again, and most of the way to the
  // lowest of the kept. Of so few blocks every lane may be kept and fall out again; of more, first a score is found that enough of all lanes
  // so far reach.
  static constexpr int FirstSweep = 900, FewBlocks = 4;

  static constexpr int Nothing = -1, MostDestinations = Crowd::MostDestinations, MostRows = 255;

  const Crowd& crowd;
  const Market& m;
  View* const* const views;
  const int top;
  const PayLanes usual, flat;
  const Lanes seasonFull;
  const int schooling, skillsFull;

  // As many as the largest view has blocks; wiped or overwritten by the next worker.
  int16_t *own, *wishMost, *rareMost, *total, *nets;
  uint32_t *able, *ableBlocks, *touched, *passing, *waiting;
  uint16_t *chosen, *still;

  // What the current worker brings.
  const Worker* worker;
  View* view;
  PayLanes pay;
  Lanes best, threshold, places[MostDestinations], placeRegions[MostDestinations];
  int placeColumns[MostDestinations], destinations, rowCount;
  const uint32_t* placeBlocks[MostDestinations];
  const GainRow* rows[MostRows];
  struct { const View* view = nullptr; int closed = 0, papers = 0; } gates;

 public:
  long blocksScored = 0;

  Ranker(const Crowd& ofAll, const Market& market, View* const* ofHomes, int largest, int count)
      : crowd(ofAll), m(market), views(ofHomes), top(count), usual(market, 0, true, false), flat(market, 0, true, true), seasonFull(all(market.w.at("SeasonFull"))),
        schooling(market.w.at("SchoolingMet")), skillsFull(market.w.at("SkillsFull")), own(lasting<int16_t>(largest * 32)), wishMost(lasting<int16_t>(largest)), rareMost(lasting<int16_t>(largest)), total(lasting<int16_t>(largest)),
        nets(lasting<int16_t>(largest * 32)), able(lasting<uint32_t>(largest)), ableBlocks(lasting<uint32_t>(largest / 32)), touched(lasting<uint32_t>(largest / 32)),
        passing(lasting<uint32_t>(largest)), waiting(lasting<uint32_t>(largest * 32)), chosen(lasting<uint16_t>(largest + 32)), still(lasting<uint16_t>(largest)), pay(usual) {}

  Best rank(const Worker& of) {
    Best kept;
    if (of.closed & Everything) return kept;
    worker = &of;
    view = views[of.home];
    open();
    int bound = bounds(), reach = FirstSweep, lowest = Nothing;
    best = all(Nothing);
    do {
      bound = std::max(bound - reach, lowest);
      threshold = all(lowest);
      const int left = sift(choose(bound));
      if (left > FewBlocks || lowest == Nothing) threshold = all(lowest = std::max(lowest, lowestNeeded()));
      keep(left, kept);
      lowest = std::max(lowest, static_cast<int>(kept.at(top - 1) >> Market::AgeBits) - (kept.at(top - 1) == 0));
      reach = std::max(reach * 3 / 2, lowest > Nothing ? (bound - lowest) * 3 / 5 : 0);
    } while (bound > lowest);
    wipe();
    return kept;
  }

 private:
  void open() {
    const int* item = crowd.items + worker->items;
    for (int n = 0; n < worker->wishes; n++, item++)
      for (int at = m.wishStart[*item]; at < m.wishStart[*item + 1]; at++)
        if (m.wished[at].points > worker->baseWant) wish(m.wished[at].kind, m.wished[at].points - worker->baseWant);

    destinations = 0;
    for (int n = 0; n < worker->destinations; n++, item++) {
      const int region = *item >> 16, at = destinations;
      if (!view->regions[region]) continue;
      placeBlocks[at] = view->regions[region];
      placeColumns[at] = Level + m.depth[region];
      placeRegions[at] = all(region);
      places[at] = all(*item & 0xFFFF);
      destinations++;
    }

    // After the wishes: of wishes for one lane the best counts, of skills all do.
    rowCount = 0;
    for (int n = 0; n < worker->skills; n++, item++) {
      if (view->rows[*item].most) rows[rowCount++] = &view->rows[*item];
      else gain(*item);
    }

    const bool plain = worker->living == PlainList;
    pay = plain ? flat : usual;
    pay.doubledFloor = all(2 * worker->floor);
    pay.asksNone = all(worker->stated ? -1 : 0);
    if (gates.view != view || gates.closed != worker->closed || gates.papers != worker->paperSet) openGates();
  }

  void wish(int kind, int points) {
    const Lanes given = all(points);
    int16_t *const lanes = own, *const most = wishMost;
    const BlockLanes *of = view->work.lanes + view->work.start[kind], *const end = view->work.lanes + view->work.start[kind + 1];
    for (; of < end; of++) {
      int16_t* at = lanes + of->block * 32;
      store(at, _mm512_mask_max_epi16(load(at), of->lanes, load(at), given));
      most[of->block] = std::max(most[of->block], static_cast<int16_t>(points));
    }
  }

  void gain(int key) {
    int16_t *const lanes = own, *const most = rareMost;
    const int16_t* const gains = view->gains;
    const SkillBlock *of = view->rare + view->rareStart[key], *const end = view->rare + view->rareStart[key + 1];
    for (; of < end; of++) {
      int16_t* at = lanes + of->block * 32;
      store(at, _mm512_add_epi16(load(at), unpack(gains + of->gains)));
      most[of->block] = static_cast<int16_t>(std::min(most[of->block] + of->most, INT16_MAX));
    }
  }

  // Lanes that pass every gate but the floor and the season, and blocks that have one.
  void openGates() {
    gates = {view, worker->closed, worker->paperSet};
    const uint32_t* from = view->noPapers;
    if (!crowd.paperSets[worker->paperSet].empty()) {
      std::copy(from, from + view->blocks, able);
      for (int set : crowd.paperSets[worker->paperSet])
        for (int at = view->papers.start[set]; at < view->papers.start[set + 1]; at++) able[view->papers.lanes[at].block] |= view->papers.lanes[at].lanes;
      from = able;
    }
    const uint32_t* closed[Gates];
    int count = 0;
    for (int gate = 0; gate < Gates; gate++) if (worker->closed >> gate & 1) closed[count++] = view->passes[gate];
    for (int word = 0; word < view->words; word++) {
      __m512i low = _mm512_load_si512(from + word * 32), high = _mm512_load_si512(from + word * 32 + 16);
      for (int n = 0; n < count; n++) {
        low = _mm512_and_si512(low, _mm512_load_si512(closed[n] + word * 32));
        high = _mm512_and_si512(high, _mm512_load_si512(closed[n] + word * 32 + 16));
      }
      _mm512_store_si512(able + word * 32, low);
      _mm512_store_si512(able + word * 32 + 16, high);
      ableBlocks[word] = _mm512_test_epi32_mask(low, low) | uint32_t{_mm512_test_epi32_mask(high, high)} << 16;
    }
  }

  // The bound of every block; returns the highest.
  int bounds() {
    const int16_t* most = view->boundsOf(worker->living, worker->floor, worker->stated);
    const Lanes baseWant = all(worker->baseWant), basePlace = all(worker->basePlace), full = all(skillsFull);
    Lanes highestOf = all(INT16_MIN);
    int16_t *const byWishes = wishMost, *const byRare = rareMost, *const sums = total;
    const int words = view->words, frequent = rowCount, wanted = destinations;
    for (int word = 0; word < words; word++) {
      const Lanes wished = load(byWishes + word * 32);
      Lanes gained = load(byRare + word * 32);
      const Lanes either = _mm512_or_si512(wished, gained);
      touched[word] = _mm512_test_epi16_mask(either, either);
      store(byWishes + word * 32, _mm512_setzero_si512());
      store(byRare + word * 32, _mm512_setzero_si512());
      Lanes place = basePlace;
      for (int n = 0; n < wanted; n++) place = _mm512_mask_max_epi16(place, placeBlocks[n][word], place, places[n]);
      const Lanes brought = _mm512_add_epi16(_mm512_add_epi16(wished, baseWant), place);
      for (int n = 0; n < frequent; n++) gained = _mm512_adds_epi16(gained, load(rows[n]->most + word * 32));
      const Lanes without = _mm512_adds_epi16(load(most + word * 64), _mm512_add_epi16(brought, _mm512_min_epi16(gained, full)));
      const Lanes sum = _mm512_min_epi16(without, _mm512_adds_epi16(load(most + word * 64 + 32), brought));
      store(sums + word * 32, sum);
      highestOf = _mm512_max_epi16(highestOf, sum);
    }
    return highest(highestOf);
  }

  // Lists the blocks whose bound is at least the given one and that were not listed before.
  int choose(int bound) {
    const Lanes least = all(bound), gone = all(INT16_MIN);
    alignas(64) static constexpr auto Numbers = [] { std::array<int16_t, 32> n{}; for (int i = 0; i < 32; i++) n[i] = static_cast<int16_t>(i); return n; }();
    Lanes numbers = load(Numbers.data());
    int16_t* const sums = total;
    uint16_t* to = chosen;
    const uint32_t* const open = ableBlocks;
    for (int word = 0, words = view->words; word < words; word++, numbers = _mm512_add_epi16(numbers, all(32))) {
      const Lanes of = load(sums + word * 32);
      const uint32_t reach = _mm512_cmpge_epi16_mask(of, least), listed = reach & open[word];
      store(sums + word * 32, _mm512_mask_mov_epi16(of, reach, gone));
      _mm512_storeu_si512(to, _mm512_maskz_compress_epi16(listed, numbers));
      to += __builtin_popcount(listed);
    }
    blocksScored += to - chosen;
    return static_cast<int>(to - chosen);
  }

  int sift(int count) {
    using Way = int (Ranker::*)(int);
    static constexpr Way ways[2][MostDestinations + 1] = {
        {&Ranker::siftFor<false, 0>, &Ranker::siftFor<false, 1>, &Ranker::siftFor<false, 2>, &Ranker::siftFor<false, 3>, &Ranker::siftFor<false, 4>},
        {&Ranker::siftFor<true, 0>, &Ranker::siftFor<true, 1>, &Ranker::siftFor<true, 2>, &Ranker::siftFor<true, 3>, &Ranker::siftFor<true, 4>}};
    return (this->*ways[worker->months != 0][destinations])(count);
  }

  // Scores the chosen blocks, keeps the best of each lane, and lists the blocks with a lane that passes all gates and reaches the threshold.
  template <bool Season, int Destinations>
  int siftFor(int count) {
    const bool plain = worker->living == PlainList;
    const PayLanes paid = pay;
    const Lanes base = all(worker->baseWant), basePlace = all(worker->basePlace), schooled = all(worker->schooling), met = all(plain ? 0 : schooling), months = all(worker->months),
                full = plain ? _mm512_setzero_si512() : seasonFull, least = threshold;
    const int living = (Living + worker->living) * 32, frequent = rowCount;
    const int16_t *const gains = view->gains, *const table = view->table, *const brought = own;
    const uint32_t* const open = able;
    int16_t* const out = nets;
    uint16_t* const list = chosen;
    uint32_t* const passed = passing;
    const int* row[MostRows];
    for (int r = 0; r < frequent; r++) row[r] = rows[r]->gains;
    Lanes place[MostDestinations], region[MostDestinations], bestOf = best;
    int column[MostDestinations], left = 0;
    for (int n = 0; n < Destinations; n++) { place[n] = places[n]; region[n] = placeRegions[n]; column[n] = placeColumns[n] * 32; }
    for (int n = 0; n < count; n++) {
      const int number = list[n];
      const int16_t* block = table + size_t(number) * Columns * 32;
      __mmask32 passes;
      Lanes points = _mm512_add_epi16(paid.points(block, passes), load(block + living));
      points = _mm512_add_epi16(points, _mm512_add_epi16(load(brought + number * 32), base));
      Lanes there = basePlace;
      for (int d = 0; d < Destinations; d++) there = _mm512_mask_max_epi16(there, _mm512_cmpeq_epi16_mask(load(block + column[d]), region[d]), there, place[d]);
      points = _mm512_add_epi16(points, there);
      points = _mm512_mask_add_epi16(points, _mm512_cmpge_epi16_mask(schooled, load(block + Schooling * 32)), points, met);
      for (int r = 0; r < frequent; r++) points = _mm512_add_epi16(points, unpack(gains + row[r][number]));
      passes &= open[number];
      if (Season) {
        passes &= _mm512_test_epi16_mask(load(block + TakeUp * 32), months);
        const Lanes shared = _mm512_popcnt_epi16(_mm512_and_si512(load(block + Worked * 32), months));
        const Lanes had = _mm512_add_epi16(_mm512_mullo_epi16(shared, load(block + EachMonth * 32)), _mm512_mulhi_epu16(shared, load(block + RestOfMonths * 32)));
        points = _mm512_sub_epi16(points, _mm512_subs_epu16(full, had));
      }
      passes = _mm512_mask_cmpge_epi16_mask(passes, points, least);
      bestOf = _mm512_mask_max_epi16(bestOf, passes, bestOf, points);
      store(out + left * 32, points);
      list[left] = static_cast<uint16_t>(number);
      passed[left] = passes;
      left += passes != 0;
    }
    best = bestOf;
    return left;
  }

  // A score that at least so many postings reach: the highest value that enough lanes reach, two bits after two.
  int lowestNeeded() const {
    const auto reached = [this](int value) { return __builtin_popcount(_mm512_cmpge_epi16_mask(best, all(value))) >= top; };
    int lowest = Nothing;
    for (int quarter = 1 << 12; quarter > 0; quarter >>= 2)
      lowest += quarter * (reached(lowest + quarter) + reached(lowest + 2 * quarter) + reached(lowest + 3 * quarter));
    return lowest;
  }

  // First lists the blocks that still have a lane, then puts their lanes in one row: no branch before the last loop depends on the data.
  void keep(int left, Best& kept) {
    const int16_t* const from = nets;
    uint32_t *const lanes = passing, *const keys = waiting;
    const Lanes least = threshold;
    uint16_t* const list = still;
    int blocks = 0, count = 0;
    for (int n = 0; n < left; n++) {
      list[blocks] = static_cast<uint16_t>(n);
      blocks += (lanes[n] = _mm512_mask_cmpge_epi16_mask(lanes[n], load(from + n * 32), least)) != 0;
    }
    for (int n = 0; n < blocks; n++) {
      const int at = list[n];
      const Lanes of = load(from + at * 32);
      const uint32_t* ages = view->ages + chosen[at] * 32;
      for (int half = 0; half < 2; half++) {
        const __m512i scores = _mm512_cvtepu16_epi32(half ? _mm512_extracti64x4_epi64(of, 1) : _mm512_castsi512_si256(of));
        const __m512i merged = _mm512_or_si512(_mm512_slli_epi32(scores, Market::AgeBits), _mm512_load_si512(ages + half * 16));
        const __mmask16 these = static_cast<__mmask16>(lanes[at] >> half * 16);
        _mm512_storeu_si512(keys + count, _mm512_maskz_compress_epi32(these, merged));
        count += __builtin_popcount(these);
      }
    }
    Best better = kept;
    for (int n = 0; n < count; n++) better.insert(keys[n]);
    kept = better;
  }

  void wipe() {
    int16_t* const lanes = own;
    const uint32_t* const of = touched;
    for (int word = 0, words = view->words; word < words; word++)
      for (uint32_t blocks = of[word]; blocks != 0; blocks &= blocks - 1) store(lanes + (word * 32 + __builtin_ctz(blocks)) * 32, _mm512_setzero_si512());
  }
};
