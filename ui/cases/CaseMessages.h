// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "ui/widgets/Tone.h"

#include <QString>
#include <QWidget>

#include <functional>

namespace casewright::ui {

class Banner;

/// What the Cases page has to say above its content, and what it offers to do about it. Another one says that the
/// workspace can only be read.
class CaseMessages final : public QWidget {
    Q_OBJECT

public:
    enum class Offer { None, Undo, Redo, TryAgain, ReadAgain, Newer, Again };

    explicit CaseMessages(QWidget* parent = nullptr);

    void say(Tone tone, const QString& title, const QString& text = {}, Offer offer = Offer::None);
    /// In place of one of the offers: what the button of the message in sight says, and does.
    void offer(const QString& button, std::function<void()> act);
    void dismiss();
    /// The workspace can only be read; an empty name: it can be written.
    void setReadOnly(const QString& name);

Q_SIGNALS:
    /// A person takes the offer.
    void accepted(CaseMessages::Offer offer);

private:
    [[nodiscard]] static QString buttonOf(Offer offer);

    Banner* m_readOnly = nullptr;
    Banner* m_banner = nullptr;
    Offer m_offer = Offer::None;
    std::function<void()> m_act;
};

} // namespace casewright::ui
