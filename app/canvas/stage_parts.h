// The layers of the stage, drawn one after the other into the same list.
// Thread rule: pure.
#pragma once

#include <QCoreApplication>

#include <optional>

#include "app/canvas/stage_list.h"

namespace canvas {

/// Where the words of the stage are translated.
struct StageSay {
  Q_DECLARE_TR_FUNCTIONS(Stage)
};

inline constexpr double kRadius = StageGeometry::kRadius;
/// Of a timer or lease drawn as an arc, in degrees and so in ms.
inline constexpr double kLongestMs = 300;

/// What every layer needs.
struct Stage {
  const view::Moment& moment;
  const StageGeometry& geometry;
  const StageLook& look;
  StageScene& scene;

  const trace::ClusterView& cluster() const { return *moment.cluster; }
  const view::Palette& palette() const { return *look.palette; }
  DrawList& list() const { return scene.list; }
  double zoom() const { return geometry.zoom(); }
};

/// Fill, edge and soft colours of a term; grey before the first one.
view::TermColours termColours(const view::Palette& palette, raft::Term term);
double millis(trace::Duration span);
/// Share of the life of a burst or ring that began at `since`; none when over, or with reduced
/// motion.
std::optional<double> ageOf(const view::Moment& moment, trace::Instant since);
/// The running server that does not lead and whose timer fires first; 0 if none.
trace::ServerId nextToFire(const trace::ClusterView& cluster);
/// What is left of a server's timer at the moment; a paused server's stands still.
std::optional<trace::Duration> timerLeft(const trace::ServerView& server,
                                         const view::Moment& moment);
std::size_t votesOf(const trace::ServerView& candidate);
/// 1 ms is 1 degree, unless the run's timeouts do not fit into 300 degrees.
double degreesPerMs(const trace::ClusterView& cluster);

// stage_cuts.cpp
void drawLinks(const Stage& stage);
/// What is wrong with a link, in words on their own ground.
struct LinkWords {
  QRectF box;
  QString words;
};
std::vector<LinkWords> linkWords(const Stage& stage);
/// Over the ways of the traffic, and under what travels on them.
void drawLinkWords(const Stage& stage);
void drawCutLine(const Stage& stage);
// stage_walls.cpp
void placeWalls(const Stage& stage);
void drawWalls(const Stage& stage);
/// Where on its lane a message from `from` to `to` meets a wall; none when its way is open.
std::optional<double> wallShare(const Stage& stage, trace::ServerId from, trace::ServerId to,
                                const Lane& lane);
// stage_messages.cpp
/// The ways that messages have gone, and where they will die.
void drawTrails(const Stage& stage);
void drawMessages(const Stage& stage);
/// How many messages wait at each paused server.
void drawPiles(const Stage& stage);
// stage_servers.cpp
void drawHalos(const Stage& stage);
void drawServers(const Stage& stage);
void drawSelection(const Stage& stage);
// stage_members.cpp: what a server is to the cluster when it is no ordinary voter
/// A spare has never run, a retired one never will again: rings without a term.
void drawAbsent(const Stage& stage, const trace::ServerView& server);
void drawMembership(const Stage& stage, const trace::ServerView& server);
/// It is neither: messages and links of it are ordinary.
bool takesPart(const Stage& stage, const trace::ServerView& server);
// stage_disks.cpp: a disk that is lost, full, stalled or slow, a snapshot that arrives
void drawDisk(const Stage& stage, const trace::ServerView& server);
// stage_clocks.cpp
void drawClock(const Stage& stage, const trace::ServerView& server);
/// The signs themselves, for the legend.
void wrongClock(DrawList& list, QPointF at, double radius, const view::Palette& colours);
void slowDisk(DrawList& list, QPointF at, double side, const view::Palette& colours);
void clockHands(DrawList& list, QPointF at, double length, const Stroke& pen);
// stage_office.cpp: how long the leader's lease holds, and to whom it hands over
void drawLease(const Stage& stage, const trace::ServerView& server);
void drawHandOver(const Stage& stage);
// stage_signs.cpp: what says the role and the state, over the discs
void drawSigns(const Stage& stage, const trace::ServerView& server);
// stage_labels.cpp
/// Links pass behind the words as if dimmed.
void drawNameGrounds(const Stage& stage);
void drawNames(const Stage& stage);
/// Where servers' words may stand, whatever they say just now: walls, tags and the legend keep
/// clear of it, and so do not jump when a word changes. Empty in crowded rings.
std::vector<QRectF> wordBoxes(const Stage& stage);
/// The same, and in crowded rings where the names are just now.
std::vector<QRectF> nameBoxes(const Stage& stage);
// stage_legend.cpp: what the signs mean, where a corner has room for it
void drawLegend(const Stage& stage);
/// Where it stands; none when it is folded away.
std::optional<QRectF> legendBox(const Stage& stage);
bool crosses(const QRectF& box, const QLineF& line);
// stage_client_places.cpp: where clients have room beside the ring
void placeClients(const Stage& stage);
/// The client whose call's way is shown: the one pointed at or selected, else that of the newest
/// call.
const ClientSpot* clientShown(const Stage& stage);
enum class Saying : std::uint8_t { Whole, Brief };
/// "etcd2", and how many of its calls wait if it is more than one.
QString clientNameText(const ClientSpot& spot, Saying saying);
// stage_clients.cpp: clients, and the way of a call: to its server, handed on, copied, stored
void drawCallWays(const Stage& stage);
void drawHolders(const Stage& stage);
void drawClients(const Stage& stage);
// stage_rates.cpp: traffic that no picture of single messages can show
bool isCoarse(const Stage& stage);
void drawRateWays(const Stage& stage);
void drawRates(const Stage& stage);

}  // namespace canvas
