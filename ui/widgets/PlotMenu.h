// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QObject>
#include <QString>

#include "ui/widgets/PlotFile.h"

class QMenu;
class QPoint;

namespace casewright::ui {

/// The context menu of a plot: its picture and its data into the clipboard or a file. Its widget owns it.
class PlotMenu final : public QObject {
    Q_OBJECT

public:
    explicit PlotMenu(plotfile::Drawing drawing);

    /// At a place of the screen, without waiting for an answer.
    void open(const QPoint& at);

private:
    enum class Content { Picture, Data };

    [[nodiscard]] QMenu* make();
    void copyPicture();
    void copyData();
    void ask(Content content);
    void save(Content content, const QString& path);

    plotfile::Drawing m_drawing;
    QString m_folder;     ///< of the last file
};

} // namespace casewright::ui
