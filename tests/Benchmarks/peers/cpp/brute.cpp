// Brute force over columns, vectorised by the compiler alone (-O3 -march=native): every reachable open posting is scored for every
// worker. Postings lie by place, so the places joined with a home are a few long runs; wishes, skills and papers are scattered from
// inverted lists before the loop. Exact: the same gates, points and ties as everywhere.
//
//   brute FOLDER ANSWERS TOP CHECK SECONDS THREADS
#include "instance.hpp"

#include <atomic>
#include <cstring>
#include <numeric>
#include <thread>

using Short = int16_t;

struct Run { int from, to, home; };

struct Market {
  std::map<std::string, int> w;
  int places, count;
  std::vector<int> age, place, occupation, parent, season, paper, share;
  std::vector<Short> min, max, board, takeup, night, couple, education, fixed, skillBase, plain, leavesHome, targetOnly;
  std::vector<Short> livingHome, livingAway[4];                  // index: needs a bed + 2 × wants a couple's room
  std::vector<uint8_t> open[3][2];                               // by legal class (none, list, 16–17) and target group; papers closed
  std::vector<int> reach, seasonList, treeOrder, firstOf, lengthOf, lastUnder;
  std::vector<std::vector<int>> byOccupation, byPaper;
  struct Asked { int posting, level; Short asked, below; };
  std::vector<std::vector<Asked>> bySkill;
  std::vector<int> closeStart, closeTo, closePercent, statutory, juvenile, closed, paperOne, paperOther;
  std::vector<std::vector<int>> directed;
  std::vector<std::vector<Run>> runs;

  explicit Market(const Folder& from) : w(from.weights()) {
    parent = from.read("r_parent");
    places = static_cast<int>(parent.size());
    auto isOpen = from.read("p_open"), at = from.read("p_place");
    std::vector<int> order;
    for (size_t j = 0; j < isOpen.size(); j++) if (isOpen[j]) order.push_back(static_cast<int>(j));

    // Places in the order of the tree: province, prefecture, county, town lie together.
    std::vector<std::string> path(places);
    auto key = [&](int r) { std::string text; for (int a = r; a >= 0; a = parent[a]) { char part[16]; std::snprintf(part, sizeof part, "%06d", a); text = part + text; } return text; };
    for (int r = 0; r < places; r++) path[r] = key(r);
    std::vector<int> byTree(places), rank(places);
    std::iota(byTree.begin(), byTree.end(), 0);
    std::sort(byTree.begin(), byTree.end(), [&](int a, int b) { return path[a] < path[b]; });
    for (int n = 0; n < places; n++) rank[byTree[n]] = n;
    std::stable_sort(order.begin(), order.end(), [&](int a, int b) { return rank[at[a]] < rank[at[b]]; });
    age = order;
    count = static_cast<int>(order.size());
    std::vector<int> newOf(isOpen.size(), -1);
    for (int j = 0; j < count; j++) newOf[order[j]] = j;

    auto column = [&](const char* name) { auto all = from.read(name); std::vector<int> kept(count); for (int j = 0; j < count; j++) kept[j] = all[order[j]]; return kept; };
    auto narrow = [&](const std::vector<int>& wide) { return std::vector<Short>(wide.begin(), wide.end()); };
    place = column("p_place"); occupation = column("p_occupation"); season = column("p_season"); paper = column("p_certificate"); share = column("p_share");
    min = narrow(column("p_min")); max = narrow(column("p_max")); takeup = narrow(column("p_takeup")); night = narrow(column("p_night"));
    couple = narrow(column("p_couple")); education = narrow(column("p_education")); skillBase = narrow(column("p_skillbase")); plain = narrow(column("p_plain"));
    board = narrow(column("p_board"));
    auto target = column("p_target"), home = column("p_homebased"), shift = column("p_shift"), bed = column("p_bed"), meals = column("p_meals"), travel = column("p_travel"), fixedIn = column("p_static");
    fixed = narrow(fixedIn);
    statutory = from.read("o_statutory"); juvenile = from.read("o_juvenile"); closed = from.read("o_closed"); paperOne = from.read("o_paper"); paperOther = from.read("o_otherpaper");

    const int atHome = w["BoardFull"] + w["CoupleRoom"] + w["SeasonFull"] + w["TravelOrganised"];
    livingHome.resize(count);
    for (auto& living : livingAway) living.resize(count);
    for (auto& byTarget : open) for (auto& column : byTarget) column.assign(count, 0);
    byOccupation.resize(closed.size());
    byPaper.resize(4096);
    for (int j = 0; j < count; j++) {
      if (home[j]) board[j] = 0;
      livingHome[j] = static_cast<Short>(shift[j] + atHome);
      for (int needs = 0; needs < 4; needs++)
        livingAway[needs][j] = static_cast<Short>(shift[j] + (home[j] ? atHome
          : (needs & 1 ? bed[j] : w["BedFree"]) + meals[j] + (!(needs & 2) || couple[j] ? w["CoupleRoom"] : 0) + w["SeasonFull"] + (travel[j] ? w["TravelOrganised"] : 0)));
      byOccupation[occupation[j]].push_back(j);
      const int o = occupation[j];
      const bool needsPaper = paper[j] >= 0 || paperOne[o] >= 0;
      for (int skill : {paper[j], paperOne[o], paperOther[o]}) if (skill >= 0) byPaper[skill].push_back(j);
      for (int legal = 0; legal < 3; legal++)
        for (int group = 0; group < 2; group++)
          open[legal][group][j] = !needsPaper && !closed[o] && (group || !target[j]) && !(legal == 1 && statutory[o]) && !(legal == 2 && juvenile[o]);
      leavesHome.push_back(home[j] ? 0 : -1);
      if (season[j] != 0xFFF && !home[j]) seasonList.push_back(j);
    }
    targetOnly = narrow(target);

    auto start = from.read("ps_start"), skill = from.read("ps_skill"), level = from.read("ps_level"), asked = from.read("ps_asked"), below = from.read("ps_below");
    bySkill.resize(4096);
    for (size_t p = 0; p < isOpen.size(); p++)
      if (newOf[p] >= 0)
        for (int n = start[p]; n < start[p + 1]; n++) bySkill[skill[n]].push_back({newOf[p], level[n], static_cast<Short>(asked[n]), static_cast<Short>(below[n])});
    closeStart = from.read("c_start"); closeTo = from.read("c_to"); closePercent = from.read("c_percent");

    std::vector<int> of(places, 0);
    for (int j = 0; j < count; j++) of[place[j]]++;
    reach = from.read("h_reach");
    treeOrder = byTree;
    firstOf.assign(places, 0); lengthOf = of;
    for (int n = 0, j = 0; n < places; n++) { firstOf[byTree[n]] = j; j += of[byTree[n]]; }
    lastUnder.assign(places, 0);
    for (int n = 0; n < places; n++) {
      int last = n;
      while (last + 1 < places && path[byTree[last + 1]].compare(0, path[byTree[n]].size(), path[byTree[n]]) == 0) last++;
      lastUnder[byTree[n]] = last;
    }
    auto directedStart = from.read("hd_start"), directedPosting = from.read("hd_posting");
    const int homes = static_cast<int>(directedStart.size()) - 1;
    directed.resize(homes); runs.resize(homes);
    for (int h = 0; h < homes; h++) {
      for (int n = directedStart[h]; n < directedStart[h + 1]; n++) if (newOf[directedPosting[n]] >= 0) directed[h].push_back(newOf[directedPosting[n]]);
      for (int n = 0; n < places; n++) {
        const int r = byTree[n], kind = reach[h * places + r] & 3;
        if (kind == 0 || of[r] == 0) continue;
        auto& own = runs[h];
        if (!own.empty() && own.back().to == firstOf[r] && own.back().home == (kind == 2)) own.back().to += of[r];
        else own.push_back({firstOf[r], firstOf[r] + of[r], kind == 2});
      }
    }
  }

};

struct Kept { int score, age; };

class Scanner {
  const Market& m;
  const Workers& who;
  std::vector<Short> want, skill, placed, score, living;
  std::vector<uint8_t> ok;
  struct { int atFloor, above, below, up, down, schooling; } pay;

  bool has(int i, int skillNumber) const {
    for (int n = who.skillStart[i]; n < who.skillStart[i + 1]; n++) if (who.skill[n] == skillNumber && who.paper[n]) return true;
    return false;
  }

 public:
  Scanner(const Market& market, const Workers& workers) : m(market), who(workers), want(m.count), skill(m.count), placed(m.count), score(m.count), living(m.count), ok(m.count),
      pay{m.w.at("PayAtFloor"), m.w.at("PayFullAboveYuan"), m.w.at("PayNothingBelowYuan"), m.w.at("PayUp"), m.w.at("PayDown"), m.w.at("SchoolingMet")} {}

  int rank(int i, int top, Kept* best) {
    if (who.legal[i] == 4) return 0;
    prepare(i);
    int found = 0;
    for (const Run& run : m.runs[who.home[i]]) {
      if (!run.home && who.stays[i]) continue;
      if (who.personal[i]) scoreRun(i, run); else plainRun(i, run);
      keep(run, top, best, found);
    }
    return found;
  }

 private:
  // Everything that inverted lists know: wishes, skills, papers, places, directed employers, seasons.
  void prepare(int i) {
    auto& w = const_cast<std::map<std::string, int>&>(m.w);
    static const int full = w["WantFull"], step = w["WantStepPercent"], unstated = w["WantUnstated"], any = w["WantAnySuitable"], placeFull = w["PlaceFull"],
                     placeStep = w["PlaceStep"], placeAny = w["PlaceAny"], paired = w["PairedTown"], direct = w["DirectedEmployer"], seasonFull = w["SeasonFull"];
    const int wishes = who.wantStart[i + 1] - who.wantStart[i];
    const Short base = static_cast<Short>(std::max(wishes == 0 ? unstated : 0, who.any[i] ? any : 0));
    const int legal = who.legal[i] - 1;
    std::memcpy(ok.data(), m.open[legal][who.target[i]].data(), m.count);
    for (int n = who.skillStart[i]; n < who.skillStart[i + 1]; n++) {
      if (!who.paper[n]) continue;
      for (int j : m.byPaper[who.skill[n]]) {
        const int o = m.occupation[j];
        ok[j] = !m.closed[o] && (who.target[i] || !m.targetOnly[j]) && !(legal == 1 && m.statutory[o]) && !(legal == 2 && m.juvenile[o])
          && (m.paper[j] < 0 || has(i, m.paper[j])) && (m.paperOne[o] < 0 || has(i, m.paperOne[o]) || (m.paperOther[o] >= 0 && has(i, m.paperOther[o])));
      }
    }
    if (!who.personal[i]) return;

    std::fill(want.begin(), want.end(), base);
    for (int n = 0; n < wishes; n++) {
      const int o = who.want[who.wantStart[i] + n], kept = 100 - step * std::min(n, 3);
      for (int c = m.closeStart[o]; c < m.closeStart[o + 1]; c++) {
        const Short points = static_cast<Short>(full * m.closePercent[c] * kept / 10000);
        for (int j : m.byOccupation[m.closeTo[c]]) want[j] = std::max(want[j], points);
      }
    }
    std::memcpy(skill.data(), m.skillBase.data(), m.count * sizeof(Short));
    for (int n = who.skillStart[i]; n < who.skillStart[i + 1]; n++)
      for (const auto& asked : m.bySkill[who.skill[n]]) skill[asked.posting] += who.level[n] < asked.level ? asked.below : asked.asked;

    const int wishesPlace = who.placeStart[i + 1] - who.placeStart[i];
    std::fill(placed.begin(), placed.end(), static_cast<Short>(wishesPlace == 0 ? placeAny : 0));
    for (int n = wishesPlace - 1; n >= 0; n--) {
      const int r = who.place[who.placeStart[i] + n];
      const Short points = static_cast<Short>(std::max(placeFull - placeStep * n, placeStep));
      const int first = r < 0 ? 0 : m.firstOf[r];
      const int lastPlace = r < 0 ? 0 : m.treeOrder[m.lastUnder[r]];
      const int end = r < 0 ? m.count : m.firstOf[lastPlace] + m.lengthOf[lastPlace];
      std::fill(placed.begin() + first, placed.begin() + end, points);
    }
    const int home = who.home[i];
    for (int n = 0; n < m.places; n++)
      if (m.reach[home * m.places + n] & 4) for (int j = m.firstOf[n]; j < m.firstOf[n] + m.lengthOf[n]; j++) placed[j] += static_cast<Short>(paired);
    for (int j : m.directed[home]) placed[j] += static_cast<Short>(direct);
    const int away = who.away[i];
    const Short* from = m.livingAway[who.bed[i] + 2 * who.couple[i]].data();
    const auto loss = [&](int months) { return static_cast<Short>(seasonFull * __builtin_popcount(months & away) / __builtin_popcount(months) - seasonFull); };
    const Short all = loss(0xFFF);
    for (int j = 0; j < m.count; j++) living[j] = static_cast<Short>(from[j] + (m.leavesHome[j] & all));
    if (away != 0xFFF)
      for (int j : m.seasonList) living[j] += static_cast<Short>(loss(m.season[j]) - all);
  }

  void scoreRun(int i, const Run& run) {
    const int atFloor = pay.atFloor, above = pay.above, below = pay.below, up = pay.up, down = pay.down, schooling = pay.schooling;
    const int floor = who.floor[i], scored = who.scoredFloor[i], education = who.education[i], board = run.home ? 0 : 1;
    const Short noNight = static_cast<Short>(who.noNight[i]), together = static_cast<Short>(run.home ? 0 : who.together[i]), months = static_cast<Short>(run.home ? 0xFFF : who.away[i]);
    const int always = run.home;
    const Short* __restrict lives = run.home ? m.livingHome.data() : living.data();
    const Short *__restrict min = m.min.data(), *__restrict max = m.max.data(), *__restrict cost = m.board.data(), *__restrict night = m.night.data(), *__restrict couple = m.couple.data(),
                *__restrict takeup = m.takeup.data(), *__restrict asks = m.education.data(), *__restrict fixed = m.fixed.data(), *__restrict wanted = want.data(), *__restrict able = skill.data(), *__restrict there = placed.data();
    const int* __restrict share = m.share.data();
    const uint8_t* __restrict good = ok.data();
    Short* __restrict out = score.data();
    const int from = run.from, to = run.to, reaches = months | (always ? 0x7FFF : 0);
#pragma GCC ivdep
    for (int j = from; j < to; j++) {
      const int needed = (floor * share[j]) >> 15;
      const int over = std::min(std::max(min[j] - cost[j] * board - ((scored * share[j]) >> 15), -below), above);
      const int up16 = (std::max(over, 0) * up) >> 16, down16 = (std::max(-over, 0) * down) >> 16;
      const int sum = atFloor + up16 - down16 + lives[j] + fixed[j] + wanted[j] + able[j] + there[j] + (education >= asks[j] ? schooling : 0);
      const int bad = (noNight & night[j]) | (together & (1 - couple[j])) | (1 - good[j]) | (max[j] < needed ? 1 : 0) | ((takeup[j] & reaches) == 0 ? 1 : 0);
      out[j] = static_cast<Short>(bad ? -1 : sum);
    }
  }

  void plainRun(int i, const Run& run) {
    auto& w = const_cast<std::map<std::string, int>&>(m.w);
    static const int homeCounty = w["PlainHomeCounty"];
    for (int j = run.from; j < run.to; j++) {
      const bool pass = ok[j] && m.max[j] >= ((who.floor[i] * m.share[j]) >> 15) && !(who.noNight[i] && m.night[j])
        && (run.home || ((!who.together[i] || m.couple[j]) && (m.takeup[j] & who.away[i])));
      score[j] = static_cast<Short>(pass ? m.plain[j] + (run.home ? homeCounty : 0) : -1);
    }
  }

  void keep(const Run& run, int top, Kept* best, int& found) {
    constexpr int Block = 64;
    for (int from = run.from; from < run.to; from += Block) {
      const int to = std::min(from + Block, run.to);
      Short highest = -1;
      for (int j = from; j < to; j++) highest = std::max(highest, score[j]);
      if (highest < 0 || (found == top && highest < best[top - 1].score)) continue;
      for (int j = from; j < to; j++) {
        if (score[j] < 0) continue;
        const Kept next{score[j], m.age[j]};
        if (found == top && !before(next, best[top - 1])) continue;
        int at = found < top ? found++ : top - 1;
        for (; at > 0 && before(next, best[at - 1]); at--) best[at] = best[at - 1];
        best[at] = next;
      }
    }
  }

  static bool before(const Kept& one, const Kept& other) { return one.score != other.score ? one.score > other.score : one.age < other.age; }
};

int main(int argc, char** argv) {
  if (argc < 7) { std::fprintf(stderr, "brute FOLDER ANSWERS TOP CHECK SECONDS THREADS\n"); return 2; }
  const Folder folder{argv[1]};
  const int top = std::atoi(argv[3]), threads = std::atoi(argv[6]);
  const double seconds = std::atof(argv[5]), began = wallSeconds();
  const Market market(folder);
  const double built = wallSeconds() - began;
  const Workers workers(folder);
  const int check = std::min(std::atoi(argv[4]), workers.count());

  std::vector<int> answers;
  std::vector<double> took;
  {
    Scanner scanner(market, workers);
    std::vector<Kept> best(top);
    for (int i = 0; i < check; i++) {
      const double before = wallSeconds();
      const int found = scanner.rank(i, top, best.data());
      took.push_back((wallSeconds() - before) * 1e6);
      answers.push_back(found);
      for (int n = 0; n < found; n++) { answers.push_back(best[n].age); answers.push_back(best[n].score); }
    }
  }
  std::ofstream(argv[2], std::ios::binary).write(reinterpret_cast<const char*>(answers.data()), static_cast<std::streamsize>(answers.size() * 4));
  std::sort(took.begin(), took.end());

  std::atomic<long> done{0};
  const double wall = wallSeconds(), cpu = cpuSeconds();
  std::vector<std::thread> all;
  for (int t = 0; t < threads; t++)
    all.emplace_back([&] {
      Scanner scanner(market, workers);
      std::vector<Kept> best(top);
      while (wallSeconds() - wall < seconds) { const long i = done++; scanner.rank(static_cast<int>(i % workers.count()), top, best.data()); }
    });
  for (auto& thread : all) thread.join();
  const double lasted = wallSeconds() - wall, used = cpuSeconds() - cpu;

  std::printf("RESULT {\"name\":\"cpp-brute\",\"how\":\"C++ -O3 -march=native, columns, reachable runs only\",\"threads\":%d,\"buildSeconds\":%.3f,\"batchWorkers\":%ld,\"batchSeconds\":%.4f,"
              "\"batchCpuSeconds\":%.4f,\"singleP50\":%.2f,\"singleP99\":%.2f,\"peakMb\":%.1f}\n",
              threads, built, done.load(), lasted, used, took.empty() ? 0 : took[took.size() / 2], took.empty() ? 0 : took[took.size() * 99 / 100], peakMb());
}
