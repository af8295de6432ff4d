"""Words that most decisions have in common: what is compressed refers to them, so a decision fits into one write unit.

Whatever was written with them can be read with exactly them only. So they never change; better ones would be others
beside these, under an attribute of their own (`dynamodb_items`).
"""

from __future__ import annotations

_WORDS = (
    '"kind":"complaint","department":"care","urgent":true,"open_complaints":[],"answer_by":"opened_at":"timel'
    'ine":[{"what":"by":"engine""first_answer_minutes":"state":"waiting","state":"leased","state":"done","sta'
    'te":"cancelled","tries":0,"looks":0,"due_at":null,"problem":null,"receipt":null,"provider":"outbox","pro'
    'vider_id":"begun":false,"retry_if_absent":true,"planned_key":"period":"cents":"state":"reserved""platfor'
    'm":"facebook","kind":"comment","platform":"google","kind":"review","visibility":"private","reason":"not_'
    'summoned","language":"de","topics":["service","food"],"stop":{"reasons":["health"],"page_now":true}{"kin'
    'd":"city","id":"name":"city":"latitude":"longitude":"time_zone":"Europe/Berlin","text":{"kind":"airport"'
    ',"id":"EWR","time_zone":"America/New_York","text":"mood":{"value":"negative","p":0."intents":["complaint'
    '","question","praise"],"signal":"intent:complaint","signal":"intent:question","signal":"intent:praise","'
    'signal":"mood:negative"{"key":"x:","rule":"do":"notify_store","settings":{"store":"deadline":"things":["'
    'place":"prepare_minutes":"text_name":"text":"offer":1,"message":"offer"},"cost_cents":"purse":"after_tas'
    'k":null},{"key":"/0","rule":"do":"queue_reply","settings":{"text_name":"text":"language":"en","to":"publ'
    'ic","approval":"person","when_task":"accepted"},"cost_cents":0,"purse":null,"after_task":"x:"verdict":"d'
    'eclined","reasons":[{"code":"no_store_able","code":"open_complaint","code":"limit_reached","code":"irony'
    '","code":"closed","store":"opens at ","sentence_de":" öffnet um "verdict":"approved","reasons":[{"code":'
    '"store_able","sentence":" can:  km away,  minutes needed,  left.","sentence_de":" kann:  km entfernt,  M'
    'inuten nötig,  übrig.","store":{"rule":"action":"notify_store","verdict":"approved","reasons":[{"code":"'
    'person_approves","sentence":"A person reads it before it is sent.","sentence_de":"Ein Mensch liest sie, '
    'bevor sie hinausgeht.","store":null}],"shadow":false}{"id":"","post_key":"x:","brand":"","version":"sha2'
    '56:","revision":"20","moment":{"key":"x:20","brand":"","at":"2026-03-11T19:05:00Z","written_at":"2026-03'
    '-11T17:05:00Z","received_at":"2026-03-11T17:05:00.","post":{"platform":"x","account_id":"","post_id":"20'
    '","revision":"20","revision_ids":["20"],"kind":"mention","visibility":"public","addressed":true,"text":"'
    '@","text_truncated":false,"language":"en","url":"https://x.com//status/20","conversation_id":"20","in_re'
    'ply_to_id":null,"author":{"id":"","username":"","display_name":"","url":"https://x.com/","followers_coun'
    't":,"is_verified":false,"is_bot":null,"is_self":false},"mentions":[{"id":"","username":"","is_self":true'
    '}],"hashtags":[],"links":[],"attachments":[],"rating":null,"place":null,"engagement":{"likes":null,"repl'
    'ies":null,"shares":null,"views":null},"edited_at":null,"deleted_at":null,"matched_rules":[]},"reply":{"p'
    'ublic":{"allowed":true,"reason":null,"by":null,"once":false,"max_length":280,"length_unit":"weighted","a'
    'ddress":null},"private":{"allowed":false,"reason":"author_must_write_first","by":null,"once":false,"max_'
    'length":10000,"length_unit":"characters","address":null}},"signals":{"language":{"value":"en","p":0.99},'
    '"mood":{"value":"positive","p":0.72},"mood":{"value":"neutral","p":0.5},"intents":["wish"],"intents":[],'
    '"topics":[],"stop":{"reasons":[],"page_now":false},"irony":0.0,"places":[{"kind":"store",],"times":[{"at'
    '":"2026-03-12T17:00:00Z","text":"tomorrow","start":,"end":}],"times":[],"more":{"urgent":false},"evidenc'
    'e":[{"signal":"intent:wish","text":"","start":,"end":},{"signal":"mood:positive","text":"love","start":8'
    '7,"end":91}]},"evidence":[]},"wish":{"things":[],"place":null,"deadline":null},"customer":{"id":"","visi'
    'ts":,"since":"00:00:00Z","language":"en"},"customer":null,"history":{"open_complaints":[]},"store":{"id"'
    ':"","name":"","city":"","distance_km":0.0,"open":true},"store":null,"time":{"hour":20,"weekday":"wed","d'
    'ate":"2026-03-11"},"missing":{"customer":"nobody told us which customer this is"},"missing":{},"on_trial'
    '":[]},"matched":[],"verdicts":[],"plan":[],"case":{"kind":"unanswered","department":"care","reason":"","'
    'urgent":false,"answer_by":null}}"case":null}'
)
WORDS = _WORDS.encode()
"""The most frequent ones stand last."""
