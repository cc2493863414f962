// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

namespace casewright::kql {

/// What tst_Query asks for; here, as moc loses a class behind such a text.
inline const char* const QueryDocuments = R"([
{"_id":"a","_index":"one","@timestamp":"2026-01-05T08:00:00Z","event":{"category":"process","code":4688},
 "process":{"pid":4120,"name":"powershell.exe","start":"2026-01-05T07:59:00Z"},"source.ip":"10.1.2.3",
 "host":{"name":"WIN-DC01","os":{"name":"Windows"}},"message":"Suspicious PowerShell: encoded command",
 "files":[{"name":"a.exe","size":10,"owner":{"name":"x"}},{"name":"b.dll","size":20,"owner.name":"y"}],
 "custom":{"score":1.5,"seen":"2026-01-05","peer":"fe80::1","flag":true}},
{"_id":"b","_index":"one","@timestamp":"2026-01-05T23:59:59.999Z","event":{"category":["authentication","session"]},
 "process":{"pid":"17"},"source.ip":["192.168.0.77","10.0.0.9"],"host.name":"db-01",
 "message":["Failed password","for root"],"custom":{"score":2,"seen":"2026-01-06T10:00:00Z","flag":false},
 "files":{"name":"c.txt","size":5}},
{"_id":"c","_index":"two","@timestamp":"2026-01-06T00:00:00Z","event":{"category":[],"action":""},"tags":["and","NOT",true,7],
 "host":{"name":null},"process":{"pid":4120.9},"files":[],"empty":{},"nested":[[["deep"]]],"quote":["say \"hi\""]}
])";

} // namespace casewright::kql
