// A lesson as a talk: each step a cue, a question where the run stops to ask, a task and what came
// of it. The lesson is played once, its tasks with one of its solutions.
// Thread rule: pure functions; the lesson is played in the Lab.
#pragma once

#include "app/presenter/cue.h"
#include "engine/lesson/play.h"
#include "engine/lesson/script.h"

namespace presenter {

/// Without a script the tasks are left to whoever presents; what came of them is then not shown.
Talk talkOf(const std::shared_ptr<const lesson::Lesson>& lesson,
            const lesson::LearnerScript& solution, const lesson::NewWorld& newLab);

}  // namespace presenter
