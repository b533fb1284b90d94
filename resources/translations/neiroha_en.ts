<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
<context>
    <name>ComparisonGrid</name>
    <message numerus="yes">
        <source>%n more request(s) would only have failed too and were not sent.</source>
        <translation>
            <numerusform>%n more request would only have failed too and were not sent.</numerusform>
            <numerusform>%n more requests would only have failed too and were not sent.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>CostEstimate</name>
    <message numerus="yes">
        <source>%n character(s)</source>
        <translation>
            <numerusform>%n character</numerusform>
            <numerusform>%n characters</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>about %n token(s)</source>
        <translation>
            <numerusform>about %n token</numerusform>
            <numerusform>about %n tokens</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>only %n request(s) left today</source>
        <translation>
            <numerusform>only %n request left today</numerusform>
            <numerusform>only %n requests left today</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n request(s) left today</source>
        <translation>
            <numerusform>%n request left today</numerusform>
            <numerusform>%n requests left today</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ExchangeWords</name>
    <message numerus="yes">
        <source>%n character(s)</source>
        <translation>
            <numerusform>%n character</numerusform>
            <numerusform>%n characters</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n provider(s)</source>
        <translation>
            <numerusform>%n provider</numerusform>
            <numerusform>%n providers</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n take(s)</source>
        <translation>
            <numerusform>%n take</numerusform>
            <numerusform>%n takes</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>GridResult</name>
    <message numerus="yes">
        <source>%n failed</source>
        <translation>
            <numerusform>%n failed</numerusform>
            <numerusform>%n failed</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n under way</source>
        <translation>
            <numerusform>%n under way</numerusform>
            <numerusform>%n under way</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Ask for the missing %n</source>
        <translation>
            <numerusform>Ask for the missing %n</numerusform>
            <numerusform>Ask for the missing %n</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>GridSetup</name>
    <message numerus="yes">
        <source>%n request(s)</source>
        <translation>
            <numerusform>%n request</numerusform>
            <numerusform>%n requests</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>about %n token(s)</source>
        <translation>
            <numerusform>about %n token</numerusform>
            <numerusform>about %n tokens</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>at least %n minute(s), by the limits per minute</source>
        <translation>
            <numerusform>at least %n minute, by the limits per minute</numerusform>
            <numerusform>at least %n minutes, by the limits per minute</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n token(s) left today</source>
        <translation>
            <numerusform>%n token left today</numerusform>
            <numerusform>%n tokens left today</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n request(s) left today</source>
        <translation>
            <numerusform>%n request left today</numerusform>
            <numerusform>%n requests left today</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>LocalServersCard</name>
    <message numerus="yes">
        <source>%n server(s) found. Nothing is added until you say so.</source>
        <translation>
            <numerusform>%n server found. Nothing is added until you say so.</numerusform>
            <numerusform>%n servers found. Nothing is added until you say so.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>PendingRest</name>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>and %n more</numerusform>
            <numerusform>and %n more</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ProviderForm</name>
    <message numerus="yes">
        <source>%n model(s)</source>
        <translation>
            <numerusform>%n model</numerusform>
            <numerusform>%n models</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n voice(s)</source>
        <translation>
            <numerusform>%n voice</numerusform>
            <numerusform>%n voices</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n added by hand</source>
        <translation>
            <numerusform>%n added by hand</numerusform>
            <numerusform>%n added by hand</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n missing</source>
        <translation>
            <numerusform>%n missing</numerusform>
            <numerusform>%n missing</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ProviderFormCard</name>
    <message numerus="yes">
        <source>%n model(s)</source>
        <translation>
            <numerusform>%n model</numerusform>
            <numerusform>%n models</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>TakesPage</name>
    <message numerus="yes">
        <source>%n take(s)</source>
        <translation>
            <numerusform>%n take</numerusform>
            <numerusform>%n takes</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>_UnusedRow</name>
    <message numerus="yes">
        <source>%n take(s) could not be made again without it</source>
        <translation>
            <numerusform>%n take could not be made again without it</numerusform>
            <numerusform>%n takes could not be made again without it</numerusform>
        </translation>
    </message>
</context>
</TS>
