// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "ui/models/SuggestionModel.h"

#include <QLineEdit>
#include <QString>

#include <functional>
#include <vector>

class QAction;

namespace casewright::ui {

class SuggestionPopup;

/// A field in which a person types freely, or takes what is offered: while typing, with the Down key, or the arrow at
/// its end. Of a list, divided by commas, one entry is typed and taken. GUI thread.
class SuggestionEdit final : public QLineEdit {
    Q_OBJECT

public:
    /// What is offered for a part that was typed.
    using Offers = std::function<std::vector<Suggestion>(const QString& part)>;

    /// `popup`: the object name of what opens.
    SuggestionEdit(const QString& popup, Offers offers, QWidget* parent = nullptr);

    /// Whether several values are typed, divided by commas. What is taken is then put into quotes where it has to be.
    void setList(bool isList) { m_isList = isList; }
    /// Shows another text unless it says the same; emits nothing.
    void showValue(const QString& text);
    /// What is offered has changed.
    void refreshOffers();
    void openList();

Q_SIGNALS:
    /// A person typed, or took something.
    void changed(const QString& text);
    /// A part is looked for: more may be offered later, with refreshOffers().
    void lookedFor(const QString& part);

protected:
    void keyPressEvent(QKeyEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;

private:
    void offer(const QString& part, bool isChoosing);
    void take(const Suggestion& suggestion);
    [[nodiscard]] std::vector<Suggestion> offersFor(const QString& part) const;
    [[nodiscard]] std::pair<int, int> entry() const;
    [[nodiscard]] QString part() const;

    QString m_popupName;
    Offers m_offers;
    SuggestionModel* m_suggestions = nullptr;
    SuggestionPopup* m_popup = nullptr; ///< made when it is first needed
    QString m_part; ///< for which was offered last
    bool m_isList = false;
};

} // namespace casewright::ui
