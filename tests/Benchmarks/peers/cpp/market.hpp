// The tables that all homes share: postings, wished kinds of work, skill keys, sets of papers, paths of places.
#pragma once
#include "instance.hpp"

#include <numeric>
#include <set>
#include <stdexcept>
#include <tuple>

struct WantedKind { int16_t kind, points; };

struct Market {
  static constexpr int Depths = 4, Steps = 4, AgeBits = 18;

  const Folder from;
  const std::map<std::string, int> w = from.weights();
  const std::vector<int> parent = column("r_parent"), reach = column("h_reach"), directedStart = column("hd_start"), directed = column("hd_posting");
  const std::vector<int> open = column("p_open"), place = column("p_place"), occupation = column("p_occupation"), min = column("p_min"), max = column("p_max"),
                         board = column("p_board"), share = column("p_share"), season = column("p_season"), takeUp = column("p_takeup"), couple = column("p_couple"),
                         travel = column("p_travel"), homeBased = column("p_homebased"), night = column("p_night"), target = column("p_target"), shift = column("p_shift"),
                         bed = column("p_bed"), meals = column("p_meals"), education = column("p_education"), certificate = column("p_certificate"),
                         forAll = column("p_static"), plain = column("p_plain"), skillBase = column("p_skillbase");
  const std::vector<int> skillStart = column("ps_start"), skill = column("ps_skill"), level = column("ps_level"), asked = column("ps_asked"), below = column("ps_below");
  const std::vector<int> family = column("o_family"), byCode = column("o_rank"), statutory = column("o_statutory"), juvenile = column("o_juvenile"),
                         closed = column("o_closed"), paperOne = column("o_paper"), paperOther = column("o_otherpaper");
  const int count = static_cast<int>(open.size()), regions = static_cast<int>(parent.size()), occupations = static_cast<int>(family.size()),
            families = 1 + *std::max_element(family.begin(), family.end()), kinds = occupations + families, homes = static_cast<int>(directedStart.size()) - 1;

  std::vector<std::array<int16_t, Depths>> path;             // by region, the province first; −1 below its own depth
  std::vector<int> depth, order;                             // open postings in the order of every view
  std::vector<int> wishStart;                                // by occupation × Steps + step
  std::vector<WantedKind> wished;
  std::vector<std::vector<int>> levels;                      // by skill, the levels that postings ask for
  std::vector<int> firstKey;                                 // by skill; one more key than it has asked levels
  std::vector<std::array<std::vector<int>, 2>> demands;      // by set of papers: one of each must be held; an empty one asks nothing
  std::vector<bool> impossible;
  std::map<std::pair<int, int>, int> paperSetOf;

  explicit Market(const std::string& folder) : from{folder} {
    if (count >= (1 << AgeBits) - 1) throw std::runtime_error("more postings than a key has room for");
    if (w.at("PayUp") >> 16 || w.at("PayDown") >> 16) throw std::runtime_error("a slope of a point or more a yuan");
    makePaths();
    makeOrder();
    makeWishes();
    makeSkillKeys();
    makePapers();
  }

  int keys() const { return firstKey.back(); }
  int reached(int skillNumber, int held) const { return static_cast<int>(std::upper_bound(levels[skillNumber].begin(), levels[skillNumber].end(), held) - levels[skillNumber].begin()); }
  int papersOf(int j) const { return paperSetOf.at(paperKey(j)); }

 private:
  std::vector<int> column(const char* name) const { return from.read(name); }

  void makePaths() {
    path.assign(regions, {-1, -1, -1, -1});
    depth.resize(regions);
    for (int r = 0; r < regions; r++) {
      std::vector<int> chain;
      for (int up = r; up >= 0; up = parent[up]) chain.insert(chain.begin(), up);
      if (chain.size() > Depths) throw std::runtime_error("a place deeper than a town");
      depth[r] = static_cast<int>(chain.size()) - 1;
      for (size_t d = 0; d < chain.size(); d++) path[r][d] = static_cast<int16_t>(chain[d]);
    }
  }

  // By province, whether skills bring anything, occupational group and occupation, the better paid first.
  void makeOrder() {
    for (int j = 0; j < count; j++) if (open[j]) order.push_back(j);
    const auto key = [&](int j) { const int o = occupation[j]; return std::make_tuple(path[place[j]][0], skillBase[j] < w.at("SkillsFull"), family[o], byCode[o], -min[j], j); };
    std::sort(order.begin(), order.end(), [&](int one, int other) { return key(one) < key(other); });
  }

  // A family by the least that any of its offered occupations is given, then the occupations that are given more.
  void makeWishes() {
    const auto start = column("c_start"), to = column("c_to"), percent = column("c_percent");
    std::vector<bool> offered(occupations);
    for (int o : occupation) offered[o] = true;
    wishStart.push_back(0);
    for (int wish = 0; wish < occupations * Steps; wish++) {
      std::vector<int> points(occupations, 0), least(families, INT32_MAX);
      for (int c = start[wish / Steps]; c < start[wish / Steps + 1]; c++)
        points[to[c]] = w.at("WantFull") * percent[c] * (100 - w.at("WantStepPercent") * (wish % Steps)) / 10'000;
      for (int o = 0; o < occupations; o++) if (offered[o]) least[family[o]] = std::min(least[family[o]], points[o]);
      for (int f = 0; f < families; f++) if (least[f] > 0 && least[f] != INT32_MAX) wished.push_back({static_cast<int16_t>(occupations + f), static_cast<int16_t>(least[f])});
      for (int o = 0; o < occupations; o++) if (offered[o] && points[o] > least[family[o]]) wished.push_back({static_cast<int16_t>(o), static_cast<int16_t>(points[o])});
      wishStart.push_back(static_cast<int>(wished.size()));
    }
  }

  void makeSkillKeys() {
    levels.resize(4096);
    for (size_t at = 0; at < skill.size(); at++) levels[skill[at]].push_back(level[at]);
    firstKey.push_back(0);
    for (auto& of : levels) {
      std::sort(of.begin(), of.end());
      of.erase(std::unique(of.begin(), of.end()), of.end());
      firstKey.push_back(firstKey.back() + static_cast<int>(of.size()) + 1);
    }
  }

  std::pair<int, int> paperKey(int j) const { const int o = occupation[j]; return {paperOne[o] >= 0 || closed[o] ? o : -1, certificate[j]}; }

  void makePapers() {
    paperSetOf[{-1, -1}] = 0;
    demands.resize(1);
    impossible.resize(1);
    for (int j = 0; j < count; j++) {
      if (!paperSetOf.emplace(paperKey(j), static_cast<int>(demands.size())).second) continue;
      const int o = occupation[j];
      std::array<std::vector<int>, 2> set;
      if (paperOne[o] >= 0) set[0].push_back(paperOne[o]);
      if (paperOther[o] >= 0) set[0].push_back(paperOther[o]);
      if (certificate[j] >= 0) set[1].push_back(certificate[j]);
      demands.push_back(set);
      impossible.push_back(closed[o]);
    }
  }
};
