// What one home can be offered, copied together in blocks of 32 lanes; a block's columns lie one behind the other.
#pragma once
#include "market.hpp"
#include "memory.hpp"

#include <atomic>
#include <immintrin.h>
#include <memory>

using Lanes = __m512i;                                        // 32 × 16 bits
inline Lanes all(int value) { return _mm512_set1_epi16(static_cast<short>(value)); }
inline Lanes load(const int16_t* from) { return _mm512_load_si512(from); }
inline void store(int16_t* to, Lanes lanes) { _mm512_store_si512(to, lanes); }
inline int highest(Lanes lanes) {
  const __m256i both = _mm256_max_epi16(_mm512_castsi512_si256(lanes), _mm512_extracti64x4_epi64(lanes, 1));
  const __m128i half = _mm_max_epi16(_mm256_castsi256_si128(both), _mm256_extracti128_si256(both, 1)), flip = _mm_set1_epi16(INT16_MAX);
  return static_cast<int16_t>(_mm_extract_epi16(_mm_minpos_epu16(_mm_xor_si128(half, flip)), 0) ^ INT16_MAX);
}

// Two values that say which lanes, then a value for each of them.
inline Lanes unpack(const int16_t* packed) {
  uint32_t lanes;
  __builtin_memcpy(&lanes, packed, sizeof lanes);
  return _mm512_maskz_expand_epi16(lanes, _mm512_loadu_si512(packed + 2));
}

enum Column { HoursShare, InHand, Most, Schooling, Living, TakeUp = Living + 5, Worked, EachMonth, RestOfMonths, Level, Columns = Level + Market::Depths };
enum LivingKind { WantsRoom = 1, NeedsBed = 2, PlainList = 4 };
enum Closed : uint8_t { NightWork = 1, Apart = 2, TargetGroupDays = 4, OutsideCounty = 8, JuvenileList = 16, StatutoryList = 32, Everything = 64 };
constexpr int Gates = 6, Thirteenth = 1 << 12;

// Pay points of a block for one floor, and which lanes can reach it. A plain list has flat pay.
struct PayLanes {
  Lanes doubledFloor, asksNone, atFloor, mostAbove, mostBelow, up, down;
  PayLanes(const Market& m, int floor, bool stated, bool flat)
      : doubledFloor(all(2 * floor)), asksNone(all(stated ? -1 : 0)), atFloor(all(flat ? 0 : m.w.at("PayAtFloor"))), mostAbove(all(flat ? 0 : m.w.at("PayFullAboveYuan"))),
        mostBelow(all(flat ? 0 : m.w.at("PayNothingBelowYuan"))), up(all(flat ? 0 : m.w.at("PayUp"))), down(all(flat ? 0 : m.w.at("PayDown"))) {}

  Lanes points(const int16_t* block, __mmask32& meets) const {
    const Lanes part = _mm512_mulhi_epu16(doubledFloor, load(block + HoursShare * 32)), zero = _mm512_setzero_si512();
    meets = _mm512_cmpge_epi16_mask(load(block + Most * 32), _mm512_and_si512(part, asksNone));
    const Lanes above = _mm512_subs_epi16(load(block + InHand * 32), part);
    const Lanes rise = _mm512_min_epi16(_mm512_max_epi16(above, zero), mostAbove), fall = _mm512_min_epi16(_mm512_max_epi16(_mm512_subs_epi16(zero, above), zero), mostBelow);
    return _mm512_sub_epi16(_mm512_add_epi16(atFloor, _mm512_mulhi_epu16(rise, up)), _mm512_mulhi_epu16(fall, down));
  }
};

struct BlockLanes { int block; uint32_t lanes; };

struct LaneSets {                                             // numbered sets of lanes, each as the blocks that it has lanes in
  const int* start = nullptr;
  const BlockLanes* lanes = nullptr;

  template <class SetsOf>
  LaneSets(int sets, int count, SetsOf setsOf) {
    std::vector<std::vector<BlockLanes>> found(sets);
    for (int lane = 0; lane < count; lane++)
      for (int set : setsOf(lane)) {
        auto& of = found[set];
        if (of.empty() || of.back().block != lane / 32) of.push_back({lane / 32, 0});
        of.back().lanes |= 1u << (lane % 32);
      }
    std::vector<int> starts{0};
    std::vector<BlockLanes> flat;
    for (auto& of : found) { flat.insert(flat.end(), of.begin(), of.end()); starts.push_back(static_cast<int>(flat.size())); }
    start = lastingCopy<int>(starts);
    lanes = lastingCopy<BlockLanes>(flat);
  }
};

struct SkillBlock { int block, gains; int most; };
struct GainRow { const int16_t* most; const int* gains; };   // of a frequent key: by block

struct View {
  static constexpr int Frequent = 8, BucketYuan = 100, Buckets = 160;
  const Market& m;
  const int home;
  std::vector<int> posting;
  const int blocks, words;
  int16_t* const table;
  int16_t* const lacking;                                     // by lane, the skill points of somebody who holds all that is asked, less those of one who holds nothing
  uint32_t* const ages;                                       // smaller for a younger posting; the lower part of a key
  uint32_t *const noPapers, *passes[Gates];
  const uint32_t** const regions;                             // by region, one bit for each block that has it; null where none has
  const LaneSets work, papers;
  const int* rareStart = nullptr;
  const SkillBlock* rare = nullptr;
  const int16_t* gains = nullptr;                             // packed rows; row 0 is of no lane
  const GainRow* rows = nullptr;                              // by key; no row for a rare one
  std::unique_ptr<std::atomic<const int16_t*>[]> bounds{new std::atomic<const int16_t*>[5 * Buckets]()};

  View(const Market& market, int homeNumber)
      : m(market), home(homeNumber), posting(seen()), blocks(std::max(1, (static_cast<int>(posting.size()) + 1023) / 1024) * 32), words(blocks / 32),
        table(lasting<int16_t>(size_t(blocks) * Columns * 32)), lacking(lasting<int16_t>(blocks * 32)), ages(lasting<uint32_t>(blocks * 32)), noPapers(lasting<uint32_t>(blocks)),
        regions(lasting<const uint32_t*>(m.regions)),
        work(m.kinds, size(), [&](int lane) { const int o = m.occupation[posting[lane]]; return std::array<int, 2>{o, m.occupations + m.family[o]}; }),
        papers(static_cast<int>(m.demands.size()), size(), [&](int lane) { const int set = m.papersOf(posting[lane]); return std::vector<int>(set > 0, set); }) {
    for (auto& gate : passes) gate = lasting<uint32_t>(blocks);
    std::set<int> directed(m.directed.begin() + m.directedStart[home], m.directed.begin() + m.directedStart[home + 1]);
    for (int lane = 0; lane < size(); lane++) fill(lane, posting[lane], directed.count(posting[lane]) > 0);
    for (int lane = size(); lane < blocks * 32; lane++) set(lane, Most, -1);
    packSkills();
  }

  const int16_t* block(int number) const { return table + size_t(number) * Columns * 32; }

  // The most that any lane of each block gives by living, schooling and pay, for every floor of a bucket, twice for each 32 blocks: to somebody
  // without the skills asked for, and to one who holds them all. Made when first asked for.
  const int16_t* boundsOf(int living, int floor, bool stated) {
    const int bucket = stated ? 1 + std::min(floor / BucketYuan, Buckets - 2) : 0;
    auto& row = bounds[living * Buckets + bucket];
    if (const int16_t* made = row.load(std::memory_order_acquire)) return made;
    int16_t* next = lasting<int16_t>(2 * blocks);
    const bool flat = living == PlainList;
    const PayLanes pay(m, stated ? (bucket - 1) * BucketYuan : floor, stated, flat);
    for (int b = 0; b < blocks; b++) {
      __mmask32 meets;
      const Lanes points = _mm512_add_epi16(_mm512_add_epi16(pay.points(block(b), meets), load(block(b) + (Living + living) * 32)), all(flat ? 0 : m.w.at("SchoolingMet")));
      const int at = b + b / 32 * 32;
      next[at] = static_cast<int16_t>(highest(_mm512_mask_mov_epi16(all(INT16_MIN), meets, points)));
      next[at + 32] = flat ? next[at] : static_cast<int16_t>(highest(_mm512_mask_add_epi16(all(INT16_MIN), meets, points, load(lacking + b * 32))));
    }
    row.store(next, std::memory_order_release);
    return next;
  }

 private:
  int size() const { return static_cast<int>(posting.size()); }
  int tie(int j) const { return m.reach[home * m.regions + m.place[j]]; }
  void set(int lane, int column, int value) { table[(size_t(lane / 32) * Columns + column) * 32 + lane % 32] = static_cast<int16_t>(value); }

  std::vector<int> seen() const {
    std::vector<int> kept;
    for (int j : m.order) if (tie(j) & 3) kept.push_back(j);
    return kept;
  }

  void fill(int lane, int j, bool directed) {
    const bool inCounty = (tie(j) & 3) == 2, atHome = inCounty || m.homeBased[j];
    const auto& w = m.w;
    set(lane, HoursShare, m.share[j]);
    set(lane, InHand, m.min[j] - (atHome ? 0 : m.board[j]));
    set(lane, Most, m.max[j]);
    set(lane, Schooling, m.education[j]);
    lacking[lane] = static_cast<int16_t>(w.at("SkillsFull") - m.skillBase[j]);
    const int any = m.skillBase[j] + m.forAll[j] + w.at("SeasonFull") + m.shift[j] + (atHome || m.travel[j] ? w.at("TravelOrganised") : 0)
      + (tie(j) & 4 ? w.at("PairedTown") : 0) + (directed ? w.at("DirectedEmployer") : 0);
    for (int kind = 0; kind < PlainList; kind++) {
      const int board = atHome ? w.at("BoardFull") : (kind & NeedsBed ? m.bed[j] : w.at("BedFree")) + m.meals[j];
      set(lane, Living + kind, any + board + (atHome || !(kind & WantsRoom) || m.couple[j] ? w.at("CoupleRoom") : 0));
    }
    set(lane, Living + PlainList, m.plain[j] + (inCounty ? w.at("PlainHomeCounty") : 0));

    const int worked = atHome ? Thirteenth : m.season[j], months = __builtin_popcount(worked), full = w.at("SeasonFull");
    set(lane, TakeUp, inCounty ? Thirteenth : m.takeUp[j]);
    set(lane, Worked, worked);
    set(lane, EachMonth, full / months);
    set(lane, RestOfMonths, full % months * ((65'536 + months - 1) / months));

    const uint32_t bit = 1u << (lane % 32);
    const int b = lane / 32, o = m.occupation[j];
    const bool passed[Gates] = {!m.night[j], inCounty || m.couple[j], !m.target[j], inCounty, !m.juvenile[o], !m.statutory[o]};
    for (int gate = 0; gate < Gates; gate++) if (passed[gate]) passes[gate][b] |= bit;
    if (m.papersOf(j) == 0) noPapers[b] |= bit;
    for (int d = 0; d < Market::Depths; d++) {
      const int region = m.path[m.place[j]][d];
      set(lane, Level + d, region);
      if (region < 0) continue;
      if (!regions[region]) regions[region] = lasting<uint32_t>(words);
      const_cast<uint32_t*>(regions[region])[b / 32] |= 1u << (b % 32);
    }
    ages[lane] = static_cast<uint32_t>((1 << Market::AgeBits) - 1 - j);
  }

  void packSkills() {
    std::vector<int16_t> packed(2, 0);
    std::vector<std::vector<SkillBlock>> found(m.keys());
    for (int b = 0; b * 32 < size(); b++) {
      std::map<int, std::map<int, int>> ofBlock;              // key, lane: points; a posting may ask for one skill twice
      for (int lane = 0; lane < std::min(32, size() - b * 32); lane++) {
        const int j = posting[b * 32 + lane];
        for (int at = m.skillStart[j]; at < m.skillStart[j + 1]; at++)
          for (int reached = 0, s = m.skill[at]; reached <= static_cast<int>(m.levels[s].size()); reached++)
            ofBlock[m.firstKey[s] + reached][lane] += reached >= m.reached(s, m.level[at]) ? m.asked[at] : m.below[at];
      }
      for (auto& [key, gainOf] : ofBlock) {
        SkillBlock next{b, static_cast<int>(packed.size()), 0};
        uint32_t lanes = 0;
        packed.resize(packed.size() + 2);
        for (auto [lane, points] : gainOf)
          if (points > 0) { lanes |= 1u << lane; next.most = std::max(next.most, points); packed.push_back(static_cast<int16_t>(points)); }
        if (!lanes) { packed.resize(next.gains); continue; }
        __builtin_memcpy(&packed[next.gains], &lanes, sizeof lanes);
        found[key].push_back(next);
      }
    }

    std::vector<SkillBlock> flat;
    std::vector<int> starts{0};
    std::vector<GainRow> byKey(m.keys(), GainRow{});
    for (int key = 0; key < m.keys(); key++) {
      if (static_cast<int>(found[key].size()) * Frequent > blocks) {
        int16_t* most = lasting<int16_t>(blocks);
        int* at = lasting<int>(blocks);
        for (auto& of : found[key]) { most[of.block] = static_cast<int16_t>(of.most); at[of.block] = of.gains; }
        byKey[key] = {most, at};
      } else flat.insert(flat.end(), found[key].begin(), found[key].end());
      starts.push_back(static_cast<int>(flat.size()));
    }
    packed.resize(packed.size() + 32);
    rareStart = lastingCopy<int>(starts); rare = lastingCopy<SkillBlock>(flat); gains = lastingCopy<int16_t>(packed); rows = lastingCopy<GainRow>(byKey);
  }
};
