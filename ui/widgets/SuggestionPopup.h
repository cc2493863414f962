// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "ui/widgets/Tone.h"

#include <QFrame>
#include <QString>

#include <functional>

class QAbstractItemModel;
class QKeyEvent;
class QListView;
class QModelIndex;

namespace casewright::ui {

/// How a choice is shown.
struct SuggestionLook {
    QString text{};
    QString detail{}; ///< at its right: "keyword · 98 % · 12 values"
    Tone tone = Tone::Neutral; ///< the ink of the text
    QString note{}; ///< below it, in a tall list: why to take it, or why not
    Tone noteTone = Tone::Neutral; ///< the ink of the note
};

/// A list of choices beside what is being typed, inside the window. The editor keeps the focus: Up and Down walk
/// through the list, Enter and Tab take the current choice, Esc closes; a click takes as well. Belongs to the editor,
/// which need not be a field of text. GUI thread.
class SuggestionPopup final : public QFrame {
    Q_OBJECT

public:
    using LookOf = std::function<SuggestionLook(const QModelIndex&)>;

    /// `name`: of the popup; the list is called `<name>List`. The model outlives it.
    SuggestionPopup(const QString& name, const QString& label, QAbstractItemModel* model, LookOf lookOf,
                    QWidget* editor);

    /// Rows of two lines: the choice, and its note.
    void setTall(bool isTall);
    /// Shows the choices below a place of the editor, or above it where there is more room; with `isChoosing` the first
    /// one is the current one, else none, and Enter and Tab are the editor's. Closes where there are none.
    void openAt(const QRect& place, bool isChoosing);
    [[nodiscard]] bool isOpen() const { return isVisible(); }
    /// -1: none.
    [[nodiscard]] int currentRow() const;
    void setCurrentRow(int row);
    void dismiss();

Q_SIGNALS:
    /// A choice was taken; the list is closed.
    void chosen(int row);

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    [[nodiscard]] bool handleKey(const QKeyEvent* event);
    [[nodiscard]] int rowHeight() const;
    void walk(int rows);
    void take(int row);
    void arrange();

    QWidget* m_editor;
    QListView* m_list = nullptr;
    LookOf m_lookOf;
    bool m_isTall = false;
    QRect m_place; ///< of the editor
};

} // namespace casewright::ui
