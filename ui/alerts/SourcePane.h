// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QFrame>
#include <QString>

#include <cstdint>
#include <optional>

class QLabel;
class QListView;
class QMenu;
class QPushButton;
class QToolButton;
class QVBoxLayout;

namespace casewright::ui {

class SourceListModel;

/// The list of sources at the left, with what opens, makes and removes them, and the place to drop files on.
class SourcePane final : public QFrame {
    Q_OBJECT

public:
    /// The model outlives it.
    explicit SourcePane(SourceListModel& model, QWidget* parent = nullptr);

    /// Chooses a source; emits nothing.
    void setCurrent(std::optional<std::int64_t> key);
    /// In a workspace that can only be read nothing is added or removed; `why` is said at the buttons.
    void setReadOnly(bool isReadOnly, const QString& why);
    /// What removing the current source means, said at the button.
    void setRemoveTip(const QString& tip);
    /// Files hang over the page.
    void setDropActive(bool isActive);
    void focusList();
    /// What a new flood can begin with.
    [[nodiscard]] QMenu* floods() const { return m_floodMenu; }

Q_SIGNALS:
    void chosen(qint64 key);
    void openRequested();
    /// With the preset of that id; an empty one: an own flood.
    void floodRequested(const QString& preset);
    /// Of the current source.
    void removeRequested();

private:
    void buildButtons(QVBoxLayout* into);
    void buildFloodMenu();
    void buildList(QVBoxLayout* into);

    SourceListModel& m_model;
    QPushButton* m_open = nullptr;
    QPushButton* m_flood = nullptr;
    QMenu* m_floodMenu = nullptr;
    QToolButton* m_remove = nullptr;
    QListView* m_list = nullptr;
    QLabel* m_drop = nullptr;
    QString m_removeTip;
    bool m_isReadOnly = false;
};

} // namespace casewright::ui
