// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QStringList>

class QMimeData;

namespace casewright::ui {

/// The files of this computer that a drag or a drop brings; links to the web are none.
[[nodiscard]] QStringList droppedFiles(const QMimeData* data);

/// The same for a page, or a part of one: none where a workspace is among them, because the window opens it, and the
/// rest in it.
[[nodiscard]] QStringList filesDroppedOnPage(const QMimeData* data);

/// The same for the window, where no page took them: a workspace with whatever comes with it, or else files that alerts
/// come in; none where another one is among those.
[[nodiscard]] QStringList filesDroppedOnWindow(const QMimeData* data);

} // namespace casewright::ui
