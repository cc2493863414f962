// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/widgets/ShownUnits.h"

#include <QCoreApplication>
#include <QEvent>
#include <QWidget>

#include <utility>

namespace casewright::ui::shownunits {
namespace {

QEvent::Type told()
{
    static const auto type = static_cast<QEvent::Type>(QEvent::registerEventType());
    return type;
}

class Follower final : public QObject {
public:
    Follower(QWidget* widget, std::function<void()> show) : QObject(widget), m_show(std::move(show))
    {
        widget->installEventFilter(this);
    }

    bool eventFilter(QObject* watched, QEvent* event) override
    {
        if (event->type() == told())
            m_show();
        return QObject::eventFilter(watched, event);
    }

private:
    std::function<void()> m_show;
};

} // namespace

void follow(QWidget* widget, std::function<void()> show) { new Follower(widget, std::move(show)); }

void tell(QWidget& window)
{
    for (QWidget* const widget : window.findChildren<QWidget*>()) {
        QEvent event(told());
        QCoreApplication::sendEvent(widget, &event);
    }
}

} // namespace casewright::ui::shownunits
