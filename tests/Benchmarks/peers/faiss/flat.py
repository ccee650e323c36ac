#!/usr/bin/python3
"""The dense-vector way: IndexFlatIP over one vector a posting whose inner product with a worker's vector is the exact score.

Every yes-or-no question is a dimension with a penalty, every term a block of one-hot or weighted dimensions; all values are small
integers, so that 32-bit floats hold every sum exactly. What an inner product cannot say:
  - inside the home county bed, meals, months, travel and pay count otherwise: place and terms would have to be multiplied. Postings in
    the home county are therefore shut out of the index and scored one by one in numpy, then merged;
  - ties: FAISS has its own order among equal scores, so lists may differ where scores do not;
  - no filter is ever skipped: a posting far away costs as much as the best one.

  flat.py FOLDER ANSWERS TOP CHECK SECONDS THREADS
"""
import json, os, resource, sys, time

os.environ.setdefault("OMP_NUM_THREADS", sys.argv[6])
os.environ.setdefault("OPENBLAS_NUM_THREADS", sys.argv[6])
import faiss
import numpy as np

folder, answers_path, top, check, seconds, threads = sys.argv[1], sys.argv[2], int(sys.argv[3]), int(sys.argv[4]), float(sys.argv[5]), int(sys.argv[6])
read = lambda column: np.fromfile(f"{folder}/{column}.i32", dtype=np.int32)
W = {name: int(value) for name, value in (line.split() for line in open(f"{folder}/weights.txt"))}
PENALTY = -65536.0
BATCH = 256

began = time.time()
age = np.flatnonzero(read("p_open"))
P = {name: read("p_" + name)[age] for name in "place occupation min max board share season takeup couple travel homebased night target shift bed meals education certificate static plain skillbase".split()}
O = {name: read("o_" + name) for name in "statutory juvenile closed paper otherpaper".split()}
occupation = P["occupation"]
parent, reach = read("r_parent"), read("h_reach")
homes = len(read("h_county"))
reach = reach.reshape(homes, -1)
count = len(age)
popcount = np.array([bin(n).count("1") for n in range(4096)])
shares, share_of = np.unique(P["share"], return_inverse=True)


def in_hand(board):
    return P["min"] - np.where(P["homebased"] != 0, 0, board)


# Dimensions, block by block: (name, number of each posting in the block, how many).
blocks, size = {}, 0


def block(name, width):
    global size
    blocks[name] = size
    size += width


def one_hot(name, values):
    kinds, number = np.unique(values, return_inverse=True, axis=0)
    block(name, len(kinds))
    hot.append((blocks[name] + number.reshape(-1), None))
    return kinds


hot = []
ALWAYS = 0
block("always", 1)
hand = in_hand(P["board"])
works = one_hot("occupation", occupation)
sites = one_hot("place", P["place"])
pays = one_hot("pay", np.stack([P["share"], hand], axis=1))
floors = one_hot("floor", np.minimum((((P["max"].astype(np.int64) + 1) << 15) - 1) // P["share"] // 100, 400))
seasons = one_hot("season", np.stack([np.where(P["homebased"] != 0, 0, P["season"]), P["takeup"]], axis=1))
demands = one_hot("demand", np.stack([P["certificate"], O["paper"][occupation], O["otherpaper"][occupation]], axis=1))
schools = one_hot("education", P["education"])
for name in ("night", "target", "nocouple", "statutory", "juvenile", "bed", "coupleroom", "plain", "fixed"):
    block(name, 1)
start, skill, level, asked, below = read("ps_start"), read("ps_skill"), read("ps_level"), read("ps_asked"), read("ps_below")
owner = np.repeat(np.arange(len(start) - 1), np.diff(start))
new_of = np.full(len(start) - 1, -1)
new_of[age] = np.arange(count)
kept = new_of[owner] >= 0
owner, skill, level, asked, below = new_of[owner[kept]], skill[kept], level[kept], asked[kept], below[kept]
# Held at all: points below; held at the level: the rest on a dimension of its own for each level asked.
skills_asked, skill_number = np.unique(skill, return_inverse=True)
levels_asked, level_number = np.unique(skill * 8 + level, return_inverse=True)
block("skill", len(skills_asked))
block("level", len(levels_asked))
block("directed", homes)

vectors = np.zeros((count, size), dtype=np.float32)
rows = np.arange(count)
for columns, _ in hot:
    vectors[rows, columns] = 1
at_home = W["BoardFull"] + W["CoupleRoom"] + W["SeasonFull"] + W["TravelOrganised"]
based = P["homebased"] != 0
B = blocks
# What no worker changes; a home-based post has all of living at home, whoever asks.
vectors[:, B["fixed"]] = P["static"] + P["skillbase"] + P["shift"] + np.where(based, at_home, P["meals"] + W["SeasonFull"] + np.where(P["travel"] != 0, W["TravelOrganised"], 0))
vectors[:, B["bed"]] = np.where(based, 0, P["bed"] - W["BedFree"])
vectors[:, ALWAYS] = np.where(based, 0, W["BedFree"] + W["CoupleRoom"])
vectors[:, B["coupleroom"]] = np.where(based | (P["couple"] != 0), 0, -W["CoupleRoom"])
vectors[:, B["plain"]] = P["plain"]
for name, flags in (("night", P["night"]), ("target", P["target"]), ("nocouple", P["couple"] == 0), ("statutory", O["statutory"][occupation]), ("juvenile", O["juvenile"][occupation])):
    vectors[:, B[name]] = flags != 0
np.add.at(vectors, (owner, B["skill"] + skill_number), below)
np.add.at(vectors, (owner, B["level"] + level_number), asked - below)
directed_start, directed = read("hd_start"), read("hd_posting")
for home in range(homes):
    own = new_of[directed[directed_start[home]:directed_start[home + 1]]]
    vectors[own[own >= 0], B["directed"] + home] = W["DirectedEmployer"]
index = faiss.IndexFlatIP(size)
index.add(vectors)
faiss.omp_set_num_threads(threads)
del vectors
built = time.time() - began
print(f"{size} dimensions, {count} postings, {4e-9 * size * count:.1f} GB, built in {built:.1f} s", flush=True)

Q = {name: read("w_" + name) for name in "home floor scoredfloor stays bed together couple nonight any target personal away legal education".split()}
want_start, want, place_start, place, skill_start, held, held_level, paper = (read(c) for c in "ww_start ww_occupation wd_start wd_region ws_start ws_skill ws_level ws_paper".split())
close_start, close_to, close_percent = read("c_start"), read("c_to"), read("c_percent")
workers = len(Q["home"])
chains = [set() for _ in range(len(parent))]
for region in range(len(parent)):
    at = region
    while at >= 0:
        chains[region].add(at)
        at = parent[at]
under = [np.array([n for n in range(len(sites)) if region in chains[sites[n]]], dtype=int) for region in range(len(parent))]
work_at = {int(o): n for n, o in enumerate(works)}
skill_at = {int(s): n for n, s in enumerate(skills_asked)}
levels_of = {}
for n, key in enumerate(levels_asked):
    levels_of.setdefault(int(key) // 8, []).append((int(key) % 8, n))
closed = O["closed"][works] != 0


def pay_points(floor, share, hand):
    over = np.clip(hand - ((floor * share.astype(np.int64)) >> 15), -W["PayNothingBelowYuan"], W["PayFullAboveYuan"])
    return np.where(over >= 0, W["PayAtFloor"] + ((over * W["PayUp"]) >> 16), W["PayAtFloor"] - ((-over * W["PayDown"]) >> 16))


def wants_of(i):
    wishes = want[want_start[i]:want_start[i + 1]]
    points = np.full(len(O["closed"]), max(W["WantUnstated"] if len(wishes) == 0 else 0, W["WantAnySuitable"] if Q["any"][i] else 0))
    for step, wish in enumerate(wishes):
        near = slice(close_start[wish], close_start[wish + 1])
        np.maximum.at(points, close_to[near], W["WantFull"] * close_percent[near] * (100 - W["WantStepPercent"] * min(step, 3)) // 10000)
    return points


def places_of(i):
    goes = place[place_start[i]:place_start[i + 1]]
    points = np.full(len(sites), W["PlaceAny"] if len(goes) == 0 else 0)
    for step in range(len(goes) - 1, -1, -1):
        points[under[goes[step]] if goes[step] >= 0 else slice(None)] = max(W["PlaceFull"] - W["PlaceStep"] * step, W["PlaceStep"])
    return points + np.where(reach[Q["home"][i], sites] & 4, W["PairedTown"], 0)


def papers_of(i):
    own = slice(skill_start[i], skill_start[i + 1])
    return held[own][paper[own] != 0]


def demand_met(i, demand):
    own = papers_of(i)
    has = lambda column: np.isin(demand[:, column], own)
    return ((demand[:, 0] < 0) | has(0)) & ((demand[:, 1] < 0) | has(1) | ((demand[:, 2] >= 0) & has(2)))


def query(i, q):
    """The worker's vector into q."""
    q[:] = 0
    put = lambda name, values: q.__setitem__(slice(B[name], B[name] + len(values)), values)
    kind = reach[Q["home"][i], sites] & 3
    shut = np.where((kind == 1) & (Q["stays"][i] == 0), 0, PENALTY)
    refused = np.where(closed, PENALTY, 0)
    put("floor", np.where(floors * 100 < Q["floor"][i], PENALTY, 0))
    put("demand", np.where(demand_met(i, demands), 0, PENALTY))
    q[B["night"]] = PENALTY if Q["nonight"][i] else 0
    q[B["target"]] = 0 if Q["target"][i] else PENALTY
    q[B["nocouple"]] = PENALTY if Q["together"][i] else 0
    q[B["statutory"]] = PENALTY if Q["legal"][i] == 2 else 0
    q[B["juvenile"]] = PENALTY if Q["legal"][i] == 3 else 0
    months = np.where((seasons[:, 1] & Q["away"][i]) == 0, PENALTY, 0)
    if not Q["personal"][i]:
        put("place", shut)
        put("occupation", refused)
        put("season", months)
        q[B["plain"]] = 1
        return
    put("place", shut + places_of(i))
    put("occupation", refused + wants_of(i)[works])
    put("pay", pay_points(Q["scoredfloor"][i], pays[:, 0], pays[:, 1]))
    put("season", months + np.where(seasons[:, 0] == 0, 0, W["SeasonFull"] * popcount[seasons[:, 0] & Q["away"][i]] // np.maximum(1, popcount[seasons[:, 0]]) - W["SeasonFull"]))
    put("education", np.where(Q["education"][i] >= schools, W["SchoolingMet"], 0))
    q[ALWAYS] = q[B["fixed"]] = 1
    q[B["bed"]], q[B["coupleroom"]] = Q["bed"][i], Q["couple"][i]
    for n in range(skill_start[i], skill_start[i + 1]):
        s = int(held[n])
        if s in skill_at:
            q[B["skill"] + skill_at[s]] = 1
            for needed, column in levels_of[s]:
                if held_level[n] >= needed:
                    q[B["level"] + column] = 1
    q[B["directed"] + Q["home"][i]] = 1


inside_of = [np.flatnonzero(np.isin(P["place"], np.flatnonzero((reach[h] & 3) == 2))) for h in range(homes)]
asks_of = {}
for n in range(len(owner)):
    asks_of.setdefault(int(owner[n]), []).append(n)


def inside(i):
    """Postings of the home county, exactly: (score, age) of those past every gate."""
    js = inside_of[Q["home"][i]]
    o = occupation[js]
    good = (O["closed"][o] == 0) & demand_met(i, np.stack([P["certificate"][js], O["paper"][o], O["otherpaper"][o]], axis=1))
    good &= P["max"][js] >= (Q["floor"][i] * P["share"][js].astype(np.int64)) >> 15
    if Q["nonight"][i]: good &= P["night"][js] == 0
    if not Q["target"][i]: good &= P["target"][js] == 0
    if Q["legal"][i] == 2: good &= O["statutory"][o] == 0
    if Q["legal"][i] == 3: good &= O["juvenile"][o] == 0
    js = js[good]
    if not Q["personal"][i]:
        return [(int(P["plain"][j]) + W["PlainHomeCounty"], int(age[j])) for j in js]
    site = {int(p): n for n, p in enumerate(sites)}
    score = wants_of(i)[occupation[js]] + places_of(i)[[site[int(p)] for p in P["place"][js]]] + P["static"][js] + P["skillbase"][js] + P["shift"][js] + at_home
    score = score + pay_points(Q["scoredfloor"][i], P["share"][js], P["min"][js]) + np.where(Q["education"][i] >= P["education"][js], W["SchoolingMet"], 0)
    levels = {int(held[n]): int(held_level[n]) for n in range(skill_start[i], skill_start[i + 1])}
    direct = set(directed[directed_start[Q["home"][i]]:directed_start[Q["home"][i] + 1]].tolist())
    found = []
    for n, j in enumerate(js):
        gain = sum(int(asked[a]) if levels[int(skill[a])] >= level[a] else int(below[a]) for a in asks_of.get(int(j), []) if int(skill[a]) in levels)
        found.append((int(score[n]) + gain + (W["DirectedEmployer"] if int(age[j]) in direct else 0), int(age[j])))
    return found


def lists(numbers):
    vectors = np.zeros((len(numbers), size), dtype=np.float32)
    for row, i in enumerate(numbers):
        query(i, vectors[row])
    scores, found = index.search(vectors, top)
    merged = []
    for row, i in enumerate(numbers):
        if Q["legal"][i] == 4:
            merged.append([])
            continue
        outside = [(int(s), int(age[j])) for s, j in zip(scores[row], found[row]) if j >= 0 and s >= 0]
        merged.append(sorted(outside + inside(i), key=lambda m: (-m[0], m[1]))[:top])
    return merged


check = min(check, workers)
took, out = [], []
for i in range(min(check, 10)):
    before = time.perf_counter()
    lists([i])
    took.append((time.perf_counter() - before) * 1e6)
for first in range(0, check, BATCH):
    for found in lists(range(first, min(first + BATCH, check))):
        out.append(len(found))
        for score, number in found:
            out += [number, score]
np.array(out, dtype=np.int32).tofile(answers_path)
took.sort()

# The batch figure is the search alone: a team would build query vectors elsewhere and faster than Python does.
ready = np.zeros((min(BATCH, workers), size), dtype=np.float32)
for row in range(len(ready)):
    query(row, ready[row])
done, before, cpu = 0, time.perf_counter(), time.process_time()
while time.perf_counter() - before < seconds or done == 0:
    index.search(ready, top)
    done += len(ready)
print("RESULT " + json.dumps({
    "name": "faiss", "how": f"FAISS {faiss.__version__} IndexFlatIP, {size} dimensions, batches of {len(ready)}, search alone", "threads": threads,
    "buildSeconds": built, "batchWorkers": done, "batchSeconds": time.perf_counter() - before, "batchCpuSeconds": time.process_time() - cpu,
    "singleP50": took[len(took) // 2] if took else 0, "singleP99": took[len(took) * 99 // 100] if took else 0,
    "peakMb": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024 / 1e6,
    "limits": "home-county postings scored apart; order among equal scores is its own"}))
