// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/widgets/ShownUnits.h"

#include <QCoreApplication>
#include <QEvent>
#include <QList>
#include <QPointer>
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
    Follower(QWidget* widget, QObject* context, std::function<void()> show) : QObject(context), m_show(std::move(show))
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

void follow(QWidget* widget, std::function<void()> show) { follow(widget, widget, std::move(show)); }

void follow(QWidget* widget, QObject* context, std::function<void()> show)
{
    new Follower(widget, context, std::move(show));
}

void tell(QWidget& window)
{
    // Who makes its texts anew may take widgets away that would be told later.
    QList<QPointer<QWidget>> widgets;
    for (QWidget* const widget : window.findChildren<QWidget*>())
        widgets.append(widget);
    for (const QPointer<QWidget>& widget : std::as_const(widgets)) {
        QEvent event(told());
        if (widget)
            QCoreApplication::sendEvent(widget, &event);
    }
}

} // namespace casewright::ui::shownunits
