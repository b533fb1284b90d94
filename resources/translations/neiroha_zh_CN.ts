<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name></name>
    <message>
        <source>&quot;{address}&quot; is not an address that can be reached.</source>
        <translation>“{address}”不是可以访问的地址。</translation>
    </message>
    <message>
        <source>The address contains a user name or a password.</source>
        <translation>地址中含有用户名或密码。</translation>
    </message>
    <message>
        <source>Remove it; a key belongs in the API Key field.</source>
        <translation>请将其删除；密钥应填在“API 密钥”中。</translation>
    </message>
    <message>
        <source>The address contains a &quot;?&quot; or &quot;#&quot; part, which a base URL cannot have.</source>
        <translation>地址中含有“?”或“#”部分，接口地址不能带有这些内容。</translation>
    </message>
    <message>
        <source>Remove that part.</source>
        <translation>请删除这一部分。</translation>
    </message>
    <message>
        <source>Port 0 cannot be reached.</source>
        <translation>端口 0 无法访问。</translation>
    </message>
    <message>
        <source>There is no address.</source>
        <translation>没有填写地址。</translation>
    </message>
    <message>
        <source>&quot;{address}&quot; contains characters that an address cannot have.</source>
        <translation>“{address}”中含有地址不能使用的字符。</translation>
    </message>
    <message>
        <source>An address that starts with {scheme}:// cannot be used.</source>
        <translation>不支持以 {scheme}:// 开头的地址。</translation>
    </message>
    <message>
        <source>Use one that starts with https://.</source>
        <translation>请使用以 https:// 开头的地址。</translation>
    </message>
    <message>
        <source>&quot;{address}&quot; names no server.</source>
        <translation>“{address}”中没有服务器名。</translation>
    </message>
    <message>
        <source>&quot;{host}&quot; is not the name of a server.</source>
        <translation>“{host}”不是有效的服务器名。</translation>
    </message>
    <message>
        <source>The address contains &quot;.&quot; or &quot;..&quot; as a part of its path.</source>
        <translation>地址的路径中含有“.”或“..”。</translation>
    </message>
    <message>
        <source>Copy the base URL from the provider&apos;s page.</source>
        <translation>请从服务商的页面复制接口地址。</translation>
    </message>
    <message>
        <source>{host} sent empty audio.</source>
        <translation>{host} 返回的音频是空的。</translation>
    </message>
    <message>
        <source>{host} sent audio without any sound in it.</source>
        <translation>{host} 返回的音频中没有声音。</translation>
    </message>
    <message>
        <source>{host} sent audio as {container}, which cannot be played here.</source>
        <translation>{host} 返回的音频是 {container} 格式，这里无法播放。</translation>
    </message>
    <message>
        <source>Choose wav or mp3 as audio format under Advanced.</source>
        <translation>请在“高级”中将音频格式改为 wav 或 mp3。</translation>
    </message>
    <message>
        <source>{host} sent text where the audio should be.</source>
        <translation>{host} 本应返回音频，却返回了文字。</translation>
    </message>
    <message>
        <source>What {host} sent is not audio.</source>
        <translation>{host} 返回的内容不是音频。</translation>
    </message>
    <message>
        <source>Try again, or choose another audio format under Advanced.</source>
        <translation>请重试，或在“高级”中选择其他音频格式。</translation>
    </message>
    <message>
        <source>This address is not encrypted: anybody on the way can read the key and the text.</source>
        <translation>此地址未加密：传输途中任何人都能看到密钥和文本。</translation>
    </message>
    <message>
        <source>The API key contains characters that no key has.</source>
        <translation>API 密钥中含有密钥不会出现的字符。</translation>
    </message>
    <message>
        <source>This is the address for the Anthropic protocol, which cannot speak.</source>
        <translation>这是 Anthropic 协议的地址，不能合成语音。</translation>
    </message>
    <message>
        <source>Use {address} instead.</source>
        <translation>请改用 {address}。</translation>
    </message>
    <message>
        <source>This is the address of another protocol, /audio/speech.</source>
        <translation>这是另一种协议 /audio/speech 的地址。</translation>
    </message>
    <message>
        <source>Use the base URL of a server that speaks through /chat/completions.</source>
        <translation>请使用通过 /chat/completions 合成语音的服务器接口地址。</translation>
    </message>
    <message>
        <source>This is the address of the console, where keys are made.</source>
        <translation>这是用来创建密钥的控制台地址。</translation>
    </message>
    <message>
        <source>The answer of {host} holds no speech.</source>
        <translation>{host} 的响应中没有语音。</translation>
    </message>
    <message>
        <source>The audio in the answer of {host} is damaged.</source>
        <translation>{host} 响应中的音频已损坏。</translation>
    </message>
    <message>
        <source>{host} answered with success but sent nothing.</source>
        <translation>{host} 报告成功，但没有返回任何内容。</translation>
    </message>
    <message>
        <source>{host} answered with a web page instead of speech or data.</source>
        <translation>{host} 返回的是网页，而不是语音或数据。</translation>
    </message>
    <message>
        <source>Check the Base URL.</source>
        <translation>请检查接口地址。</translation>
    </message>
    <message>
        <source>The answer of {host} is damaged or cut off.</source>
        <translation>{host} 的响应已损坏或不完整。</translation>
    </message>
    <message>
        <source>{host} reports an error: {words}</source>
        <translation>{host} 报告错误：{words}</translation>
    </message>
    <message>
        <source>Check the model, the voice and the text.</source>
        <translation>请检查模型、音色和文本。</translation>
    </message>
    <message>
        <source>{host} answered in writing instead of speech: {words}</source>
        <translation>{host} 返回的是文字而不是语音：{words}</translation>
    </message>
    <message>
        <source>Try again; if it stays so, check that the model speaks and that the Base URL is right.</source>
        <translation>请重试；如果仍然如此，请确认模型支持语音合成，并检查接口地址是否正确。</translation>
    </message>
    <message>
        <source>Authentication</source>
        <translation>认证方式</translation>
    </message>
    <message>
        <source>Automatic: api-key for Xiaomi, both headers elsewhere.</source>
        <translation>自动：小米使用 api-key，其他服务器同时发送两种请求头。</translation>
    </message>
    <message>
        <source>Automatic</source>
        <translation>自动</translation>
    </message>
    <message>
        <source>api-key header</source>
        <translation>api-key 请求头</translation>
    </message>
    <message>
        <source>Bearer token</source>
        <translation>Bearer 令牌</translation>
    </message>
    <message>
        <source>Both headers</source>
        <translation>两种请求头</translation>
    </message>
    <message>
        <source>Audio format</source>
        <translation>音频格式</translation>
    </message>
    <message>
        <source>What is asked for; the real format of the answer is detected.</source>
        <translation>这是请求的格式；实际返回的格式会根据内容识别。</translation>
    </message>
    <message>
        <source>WAV</source>
        <translation>WAV</translation>
    </message>
    <message>
        <source>MP3</source>
        <translation>MP3</translation>
    </message>
    <message>
        <source>PCM, 16 bit</source>
        <translation>PCM，16 位</translation>
    </message>
    <message>
        <source>{host} has no list of models, so the key could not be tried without speaking.</source>
        <translation>{host} 不提供模型列表，不合成语音就无法验证密钥。</translation>
    </message>
    <message>
        <source>Press Try one word; it proves the key.</source>
        <translation>请点击“试说一个词”来验证密钥。</translation>
    </message>
    <message>
        <source>{host} has no list of models.</source>
        <translation>{host} 不提供模型列表。</translation>
    </message>
    <message>
        <source>Type the model&apos;s id as the provider&apos;s page names it.</source>
        <translation>请按服务商页面上的写法输入模型 ID。</translation>
    </message>
    <message>
        <source>{host} answered with something other than a list of models.</source>
        <translation>{host} 返回的内容不是模型列表。</translation>
    </message>
    <message>
        <source>Check the Base URL, or type the model&apos;s id.</source>
        <translation>请检查接口地址，或直接输入模型 ID。</translation>
    </message>
    <message>
        <source>Copy it again, without the words around it.</source>
        <translation>请重新复制，不要带上前后的文字。</translation>
    </message>
    <message>
        <source>The text contains a broken character that cannot be sent.</source>
        <translation>文本中有一个损坏的字符，无法发送。</translation>
    </message>
    <message>
        <source>Type that part again.</source>
        <translation>请重新输入这一部分。</translation>
    </message>
    <message>
        <source>The certificate file {file} cannot be used.</source>
        <translation>证书文件 {file} 无法使用。</translation>
    </message>
    <message>
        <source>Choose a file in PEM format, or leave the field empty.</source>
        <translation>请选择 PEM 格式的文件，或将此项留空。</translation>
    </message>
    <message>
        <source>The answer of {host} is larger than {limit} MB and was broken off.</source>
        <translation>{host} 的响应超过 {limit} MB，已中止接收。</translation>
    </message>
    <message>
        <source>Use a shorter text.</source>
        <translation>请缩短文本。</translation>
    </message>
    <message>
        <source>{host} did not finish its answer within {seconds} s.</source>
        <translation>{host} 未能在 {seconds} 秒内完成响应。</translation>
    </message>
    <message>
        <source>Use a shorter text, or raise the answer timeout under Advanced.</source>
        <translation>请缩短文本，或在“高级”中延长响应超时。</translation>
    </message>
    <message>
        <source>The proxy does not connect to {host}: {words}</source>
        <translation>代理未能连接 {host}：{words}</translation>
    </message>
    <message>
        <source>Check the proxy under Advanced.</source>
        <translation>请检查“高级”中的代理设置。</translation>
    </message>
    <message>
        <source>{host} closed the connection before its answer was complete.</source>
        <translation>{host} 在响应完成之前断开了连接。</translation>
    </message>
    <message>
        <source>Try again.</source>
        <translation>请重试。</translation>
    </message>
    <message>
        <source>{host} did not answer within {seconds} s.</source>
        <translation>{host} 在 {seconds} 秒内没有响应。</translation>
    </message>
    <message>
        <source>Check the address and the network, and the proxy under Advanced.</source>
        <translation>请检查地址、网络，以及“高级”中的代理设置。</translation>
    </message>
    <message>
        <source>{host} redirects to another address, and the key was not sent there.</source>
        <translation>{host} 要求转到另一个地址，密钥没有发往那里。</translation>
    </message>
    <message>
        <source>{host} redirects to another host, {target}, and the key was not sent there.</source>
        <translation>{host} 要求转到另一台主机 {target}，密钥没有发往那里。</translation>
    </message>
    <message>
        <source>If you trust that address, enter it as the Base URL.</source>
        <translation>如果你信任该地址，请将它填为接口地址。</translation>
    </message>
    <message>
        <source>default of the region</source>
        <translation>所在区域的默认音色</translation>
    </message>
    <message>
        <source>lively girl</source>
        <translation>活泼少女</translation>
    </message>
    <message>
        <source>intellectual</source>
        <translation>知性</translation>
    </message>
    <message>
        <source>sunny youth</source>
        <translation>阳光少年</translation>
    </message>
    <message>
        <source>mature</source>
        <translation>成熟</translation>
    </message>
    <message>
        <source>sweet, dreamy</source>
        <translation>甜美梦幻</translation>
    </message>
    <message>
        <source>sunny boy</source>
        <translation>阳光男孩</translation>
    </message>
    <message>
        <source>steady, gentle</source>
        <translation>沉稳温和</translation>
    </message>
    <message>
        <source>This is a pay-as-you-go key, which belongs to {address}.</source>
        <translation>这是按量付费密钥，应与 {address} 搭配使用。</translation>
    </message>
    <message>
        <source>pay-as-you-go key, matches this address</source>
        <translation>按量付费密钥，与此地址匹配</translation>
    </message>
    <message>
        <source>Token Plan key, matches this address if its region is right</source>
        <translation>Token Plan 密钥，区域正确即与此地址匹配</translation>
    </message>
    <message>
        <source>This is a Token Plan key, which belongs to the address that the console shows beside it: {addresses}.</source>
        <translation>这是 Token Plan 密钥，应与控制台中密钥旁显示的地址搭配使用：{addresses}。</translation>
    </message>
    <message>
        <source>MiMo keys start with sk- (pay-as-you-go) or tp- (Token Plan); this one does not.</source>
        <translation>MiMo 密钥以 sk-（按量付费）或 tp-（Token Plan）开头，这个不是。</translation>
    </message>
    <message>
        <source>Xiaomi&apos;s terms reserve the Token Plan for coding tools; other use may get the account suspended.</source>
        <translation>按小米的条款，Token Plan 仅供编程工具使用；用于其他用途可能导致账号被停用。</translation>
    </message>
    <message>
        <source>MiMo Token Plan</source>
        <translation>MiMo Token Plan</translation>
    </message>
    <message>
        <source>Xiaomi MiMo pay-as-you-go</source>
        <translation>小米 MiMo 按量付费</translation>
    </message>
    <message>
        <source>Xiaomi MiMo</source>
        <translation>小米 MiMo</translation>
    </message>
    <message>
        <source>Xiaomi MiMo Token Plan, China</source>
        <translation>小米 MiMo Token Plan（中国）</translation>
    </message>
    <message>
        <source>Xiaomi MiMo Token Plan, Singapore</source>
        <translation>小米 MiMo Token Plan（新加坡）</translation>
    </message>
    <message>
        <source>Xiaomi MiMo Token Plan, Europe</source>
        <translation>小米 MiMo Token Plan（欧洲）</translation>
    </message>
    <message>
        <source>Practice (offline)</source>
        <translation>练习（离线）</translation>
    </message>
    <message>
        <source>No account, no key, no network. Practice voices are robotic stand-ins.</source>
        <translation>无需账号、密钥和网络。练习音色只是机械音替身。</translation>
    </message>
    <message>
        <source>Other chat-completions server</source>
        <translation>其他 chat-completions 服务器</translation>
    </message>
    <message>
        <source>My server</source>
        <translation>我的服务器</translation>
    </message>
    <message>
        <source>The connection to {host} failed.</source>
        <translation>连接 {host} 失败。</translation>
    </message>
    <message>
        <source>Check the address and the network connection.</source>
        <translation>请检查地址和网络连接。</translation>
    </message>
    <message>
        <source>The certificate of {host} has expired.</source>
        <translation>{host} 的证书已过期。</translation>
    </message>
    <message>
        <source>Check the date of this computer; otherwise the provider must renew it.</source>
        <translation>请检查本机日期；如果日期无误，则须由服务商更新证书。</translation>
    </message>
    <message>
        <source>The certificate of {host} is not valid yet.</source>
        <translation>{host} 的证书尚未生效。</translation>
    </message>
    <message>
        <source>Check the date of this computer.</source>
        <translation>请检查本机日期。</translation>
    </message>
    <message>
        <source>The certificate that {host} shows belongs to another name.</source>
        <translation>{host} 出示的证书属于另一个名称。</translation>
    </message>
    <message>
        <source>Check the address for a typing error.</source>
        <translation>请检查地址是否有误。</translation>
    </message>
    <message>
        <source>The certificate of {host} is self-signed or from an authority that this computer does not know.</source>
        <translation>{host} 的证书是自签名的，或由本机不认识的机构签发。</translation>
    </message>
    <message>
        <source>If the server is yours, enter its certificate file under Advanced.</source>
        <translation>如果这是你自己的服务器，请在“高级”中填写它的证书文件。</translation>
    </message>
    <message>
        <source>The certificate of {host} is not valid: {reason}.</source>
        <translation>{host} 的证书无效：{reason}。</translation>
    </message>
    <message>
        <source>Check the address; if the server is yours, enter its certificate file under Advanced.</source>
        <translation>请检查地址；如果这是你自己的服务器，请在“高级”中填写它的证书文件。</translation>
    </message>
    <message>
        <source>{host} answers, but not with encryption (TLS).</source>
        <translation>{host} 有响应，但没有使用加密（TLS）。</translation>
    </message>
    <message>
        <source>Check the port, or write http:// if the server really has no encryption.</source>
        <translation>请检查端口；如果服务器确实不加密，请改用 http://。</translation>
    </message>
    <message>
        <source>No encrypted connection (TLS) to {host} could be agreed on.</source>
        <translation>未能与 {host} 建立加密连接（TLS）。</translation>
    </message>
    <message>
        <source>Check the address and the port; a proxy or a virus scanner may stand in between.</source>
        <translation>请检查地址和端口；中间可能有代理或杀毒软件。</translation>
    </message>
    <message>
        <source>Check the network connection, and the proxy under Advanced.</source>
        <translation>请检查网络连接，以及“高级”中的代理设置。</translation>
    </message>
    <message>
        <source>No server with the name {host} was found.</source>
        <translation>找不到名为 {host} 的服务器。</translation>
    </message>
    <message>
        <source>Check the address for a typing error, and the network connection.</source>
        <translation>请检查地址是否有误，以及网络连接是否正常。</translation>
    </message>
    <message>
        <source>{host} refuses the connection: nothing listens there.</source>
        <translation>{host} 拒绝连接：该端口上没有服务。</translation>
    </message>
    <message>
        <source>Check the address and the port, and whether the server is running.</source>
        <translation>请检查地址和端口，以及服务器是否正在运行。</translation>
    </message>
    <message>
        <source>{host} closed the connection.</source>
        <translation>{host} 断开了连接。</translation>
    </message>
    <message>
        <source>Try again; if it stays so, check the port, and whether https:// or http:// is right.</source>
        <translation>请重试；如果仍然如此，请检查端口，以及应该使用 https:// 还是 http://。</translation>
    </message>
    <message>
        <source>There is no way through the network to {host}.</source>
        <translation>当前网络无法到达 {host}。</translation>
    </message>
    <message>
        <source>{host} does not answer.</source>
        <translation>{host} 没有响应。</translation>
    </message>
    <message>
        <source>This address has no encryption to check.</source>
        <translation>此地址没有加密，无需检查。</translation>
    </message>
    <message>
        <source>Enter an address such as http://127.0.0.1:8080, or none for a direct connection.</source>
        <translation>请填写类似 http://127.0.0.1:8080 的地址；填写 none 则直接连接。</translation>
    </message>
    <message>
        <source>&quot;{proxy}&quot; is not a proxy that can be used.</source>
        <translation>“{proxy}”不是可用的代理。</translation>
    </message>
    <message>
        <source>Correct the proxy in the system&apos;s settings, or enter one under Advanced.</source>
        <translation>请在系统设置中更正代理，或在“高级”中填写。</translation>
    </message>
    <message>
        <source>The reference audio is an empty file.</source>
        <translation>参考音频是空文件。</translation>
    </message>
    <message>
        <source>The reference audio is not in a format that can be recognised.</source>
        <translation>无法识别参考音频的格式。</translation>
    </message>
    <message>
        <source>The reference audio {file} cannot be read.</source>
        <translation>无法读取参考音频 {file}。</translation>
    </message>
    <message>
        <source>Choose the file again.</source>
        <translation>请重新选择文件。</translation>
    </message>
    <message>
        <source>Choose a short wav or mp3 file.</source>
        <translation>请选择一段较短的 wav 或 mp3 文件。</translation>
    </message>
    <message>
        <source>This provider uses the adapter type &quot;{type}&quot;, which this version of the program does not have.</source>
        <translation>此服务商使用适配器类型“{type}”，当前版本的程序没有这种类型。</translation>
    </message>
    <message>
        <source>Update the program, or choose another adapter type for the provider.</source>
        <translation>请更新程序，或为服务商选择其他适配器类型。</translation>
    </message>
    <message>
        <source>Extra headers</source>
        <translation>附加请求头</translation>
    </message>
    <message>
        <source>One &quot;Name: value&quot; per line, sent with every request.</source>
        <translation>每行一条，写作 Name: value，随每次请求发送。</translation>
    </message>
    <message>
        <source>Connection timeout</source>
        <translation>连接超时</translation>
    </message>
    <message>
        <source>s</source>
        <translation>秒</translation>
    </message>
    <message>
        <source>Answer timeout</source>
        <translation>响应超时</translation>
    </message>
    <message>
        <source>For the whole answer. Long texts take minutes.</source>
        <translation>整个响应的时限。长文本可能需要几分钟。</translation>
    </message>
    <message>
        <source>Proxy</source>
        <translation>代理</translation>
    </message>
    <message>
        <source>Empty: as the system says. &quot;none&quot;: no proxy.</source>
        <translation>留空：跟随系统设置。填 none：不使用代理。</translation>
    </message>
    <message>
        <source>Verify the certificate</source>
        <translation>验证证书</translation>
    </message>
    <message>
        <source>Without it, anybody on the way can read the key.</source>
        <translation>关闭后，传输途中任何人都能看到密钥。</translation>
    </message>
    <message>
        <source>Certificate file</source>
        <translation>证书文件</translation>
    </message>
    <message>
        <source>A PEM file of an authority that the system does not know.</source>
        <translation>系统不认识的证书颁发机构的 PEM 文件。</translation>
    </message>
    <message>
        <source>One of the extra headers is not written as &quot;Name: value&quot;.</source>
        <translation>有一条附加请求头没有写成 Name: value 的格式。</translation>
    </message>
    <message>
        <source>The header {name} cannot be set by hand.</source>
        <translation>请求头 {name} 不能手动设置。</translation>
    </message>
    <message>
        <source>Remove it; the key belongs in the API Key field.</source>
        <translation>请将其删除；密钥应填在“API 密钥”中。</translation>
    </message>
    <message>
        <source>The value of the header {name} contains a character that a header cannot carry.</source>
        <translation>请求头 {name} 的值中含有请求头不能使用的字符。</translation>
    </message>
    <message>
        <source>Use plain letters, digits and signs only.</source>
        <translation>请只使用英文字母、数字和半角符号。</translation>
    </message>
    <message>
        <source>Write one &quot;Name: value&quot; per line.</source>
        <translation>请每行写一条，格式为 Name: value。</translation>
    </message>
    <message>
        <source>Check the API key; if it is right, make a new one at the provider.</source>
        <translation>请检查 API 密钥；如果无误，请到服务商处新建一个。</translation>
    </message>
    <message>
        <source>No key was sent. Enter one in the API Key field.</source>
        <translation>没有发送密钥。请在“API 密钥”中填写。</translation>
    </message>
    <message>
        <source>{host} does not accept the key.</source>
        <translation>{host} 不接受此密钥。</translation>
    </message>
    <message>
        <source>{host} does not accept the key: {words}</source>
        <translation>{host} 不接受此密钥：{words}</translation>
    </message>
    <message>
        <source>{host} says that the account has no balance left.</source>
        <translation>{host} 表示账户余额不足。</translation>
    </message>
    <message>
        <source>{host} says that the account has no balance left: {words}</source>
        <translation>{host} 表示账户余额不足：{words}</translation>
    </message>
    <message>
        <source>Top up the account at the provider, or use another key.</source>
        <translation>请到服务商处充值，或换用其他密钥。</translation>
    </message>
    <message>
        <source>{host} refuses access.</source>
        <translation>{host} 拒绝访问。</translation>
    </message>
    <message>
        <source>{host} refuses access: {words}</source>
        <translation>{host} 拒绝访问：{words}</translation>
    </message>
    <message>
        <source>Check at the provider whether the key is blocked, and whether the service is offered in your region.</source>
        <translation>请到服务商处确认密钥是否被封禁，以及所在地区是否提供该服务。</translation>
    </message>
    <message>
        <source>{host} says that requests come too fast.</source>
        <translation>{host} 表示请求过于频繁。</translation>
    </message>
    <message>
        <source>{host} says that requests come too fast: {words}</source>
        <translation>{host} 表示请求过于频繁：{words}</translation>
    </message>
    <message>
        <source>Wait a minute, or lower RPM and Max concurrency under Limits.</source>
        <translation>请稍等一分钟，或在“限额”中降低 RPM 和最大并发。</translation>
    </message>
    <message>
        <source>Try again in {seconds} s.</source>
        <translation>请在 {seconds} 秒后重试。</translation>
    </message>
    <message>
        <source>The content filter of {host} refuses to speak this.</source>
        <translation>{host} 的内容审核拒绝合成这段文本。</translation>
    </message>
    <message>
        <source>The content filter of {host} refuses to speak this: {words}</source>
        <translation>{host} 的内容审核拒绝合成这段文本：{words}</translation>
    </message>
    <message>
        <source>Change the text or the instruction.</source>
        <translation>请修改文本或指令。</translation>
    </message>
    <message>
        <source>{host} does not know the address {url}.</source>
        <translation>{host} 上没有 {url} 这个地址。</translation>
    </message>
    <message>
        <source>{host} does not find what was asked for: {words}</source>
        <translation>{host} 找不到所请求的内容：{words}</translation>
    </message>
    <message>
        <source>Check the Base URL; most of them end in /v1. If it is right, check the model.</source>
        <translation>请检查接口地址，多数以 /v1 结尾；如果地址无误，请检查模型。</translation>
    </message>
    <message>
        <source>The request is too large for {host}.</source>
        <translation>请求过大，{host} 无法接受。</translation>
    </message>
    <message>
        <source>Use a shorter text or a shorter recording.</source>
        <translation>请缩短文本，或使用更短的录音。</translation>
    </message>
    <message>
        <source>{host} has a problem on its side (status {status}).</source>
        <translation>{host} 的服务器出现故障（状态码 {status}）。</translation>
    </message>
    <message>
        <source>{host} has a problem on its side (status {status}): {words}</source>
        <translation>{host} 的服务器出现故障（状态码 {status}）：{words}</translation>
    </message>
    <message>
        <source>Try again in a minute.</source>
        <translation>请在一分钟后重试。</translation>
    </message>
    <message>
        <source>{host} does not accept the request and gives no reason (status {status}).</source>
        <translation>{host} 不接受此请求，也没有说明原因（状态码 {status}）。</translation>
    </message>
    <message>
        <source>{host} does not accept the request: {words}</source>
        <translation>{host} 不接受此请求：{words}</translation>
    </message>
    <message>
        <source>Its successor is {model}; choose that one.</source>
        <translation>它的后继模型是 {model}，请改选该模型。</translation>
    </message>
    <message>
        <source>Press Fetch All and choose a model that the server lists.</source>
        <translation>请点击“获取全部”，选择服务器列出的模型。</translation>
    </message>
    <message>
        <source>Choose one of the voices that belong to this model.</source>
        <translation>请选择属于该模型的音色。</translation>
    </message>
    <message>
        <source>Choose another audio format under Advanced.</source>
        <translation>请在“高级”中选择其他音频格式。</translation>
    </message>
    <message>
        <source>There is no folder {path}.</source>
        <translation>文件夹 {path} 不存在。</translation>
    </message>
    <message>
        <source>{path} is a folder, not a file.</source>
        <translation>{path} 是文件夹，不是文件。</translation>
    </message>
    <message>
        <source>What comes on standard input is not text in {encoding}.</source>
        <translation>标准输入的内容不是 {encoding} 编码的文本。</translation>
    </message>
    <message>
        <source>Practice voices (robotic stand-ins) answer at {address} until you press Ctrl+C.</source>
        <translation>练习音色（机械音替身）已在 {address} 就绪，按 Ctrl+C 结束。</translation>
    </message>
    <message>
        <source>The audio is empty: there are no bytes in it.</source>
        <translation>音频是空的，不含任何数据。</translation>
    </message>
    <message>
        <source>Convert it to wav or mp3, for example with Audacity or ffmpeg, and choose that file.</source>
        <translation>请用 Audacity 或 ffmpeg 等工具转换成 wav 或 mp3，再选择转换后的文件。</translation>
    </message>
    <message>
        <source>This is text, not audio.</source>
        <translation>这是文字，不是音频。</translation>
    </message>
    <message>
        <source>Choose a wav, mp3, flac or ogg file.</source>
        <translation>请选择 wav、mp3、flac 或 ogg 文件。</translation>
    </message>
    <message>
        <source>This is no audio that can be read here: its first bytes fit no known kind.</source>
        <translation>无法读取此音频：文件开头不符合任何已知格式。</translation>
    </message>
    <message>
        <source>This {container} audio is damaged or incomplete and cannot be decoded.</source>
        <translation>此 {container} 音频已损坏或不完整，无法解码。</translation>
    </message>
    <message>
        <source>Fetch or export it again.</source>
        <translation>请重新下载或导出。</translation>
    </message>
    <message>
        <source>This {container} audio holds no sound: it ends right after its header.</source>
        <translation>此 {container} 音频中没有声音：只有文件头。</translation>
    </message>
    <message>
        <source>The audio file {path} cannot be opened.</source>
        <translation>无法打开音频文件 {path}。</translation>
    </message>
    <message>
        <source>Check that it still exists and that you may read it.</source>
        <translation>请确认文件仍然存在，并且有读取权限。</translation>
    </message>
    <message>
        <source>This is a file of the kind {container}, which cannot be read here.</source>
        <translation>这是 {container} 文件，这里无法读取。</translation>
    </message>
    <message>
        <source>This is an m4a or video file, which cannot be read here.</source>
        <translation>这是 m4a 或视频文件，这里无法读取。</translation>
    </message>
    <message>
        <source>This is a webm or mkv file, which cannot be read here.</source>
        <translation>这是 webm 或 mkv 文件，这里无法读取。</translation>
    </message>
    <message>
        <source>Sound cannot be played: the PortAudio library is not installed.</source>
        <translation>无法播放声音：没有安装 PortAudio 库。</translation>
    </message>
    <message>
        <source>The output device &quot;{device}&quot; is not connected any more.</source>
        <translation>输出设备“{device}”已断开连接。</translation>
    </message>
    <message>
        <source>Plug it in, or choose another one under &quot;Output device&quot;.</source>
        <translation>请重新接上，或在“输出设备”中另选一个。</translation>
    </message>
    <message>
        <source>No sound device was found.</source>
        <translation>没有找到声音设备。</translation>
    </message>
    <message>
        <source>Plug in headphones or speakers and press Play again.</source>
        <translation>请接上耳机或音箱，再点击“播放”。</translation>
    </message>
    <message>
        <source>Choose another one under &quot;Output device&quot;.</source>
        <translation>请在“输出设备”中另选一个。</translation>
    </message>
    <message>
        <source>Install it with your package manager, for example &quot;sudo apt install libportaudio2&quot;, and press Play again.</source>
        <translation>请用软件包管理器安装（例如 sudo apt install libportaudio2），再点击“播放”。</translation>
    </message>
    <message>
        <source>Install the program again.</source>
        <translation>请重新安装程序。</translation>
    </message>
    <message>
        <source>The sound device cannot be opened.</source>
        <translation>无法打开声音设备。</translation>
    </message>
    <message>
        <source>The sound device stopped while playing; it may have been unplugged.</source>
        <translation>声音设备在播放时停止工作，可能已被拔出。</translation>
    </message>
    <message>
        <source>Press Play to try again, or choose another one under &quot;Output device&quot;.</source>
        <translation>请点击“播放”重试，或在“输出设备”中另选一个。</translation>
    </message>
    <message>
        <source>The sound device does not answer.</source>
        <translation>声音设备没有响应。</translation>
    </message>
    <message>
        <source>Choose another one under &quot;Output device&quot;; if that does not help, restart the program.</source>
        <translation>请在“输出设备”中另选一个；如果仍然不行，请重新启动程序。</translation>
    </message>
    <message>
        <source>Audio cannot be saved as &quot;{suffix}&quot;.</source>
        <translation>无法将音频保存为“{suffix}”格式。</translation>
    </message>
    <message>
        <source>Use .wav, .flac, .mp3 or .ogg.</source>
        <translation>请使用 .wav、.flac、.mp3 或 .ogg。</translation>
    </message>
    <message>
        <source>No voice is chosen.</source>
        <translation>没有选择音色。</translation>
    </message>
    <message>
        <source>Choose or type one.</source>
        <translation>请选择或输入一个音色。</translation>
    </message>
    <message>
        <source>There is no reference audio to clone.</source>
        <translation>没有可供克隆的参考音频。</translation>
    </message>
    <message>
        <source>Preset voice</source>
        <translation>预置音色</translation>
    </message>
    <message>
        <source>Voice design</source>
        <translation>音色设计</translation>
    </message>
    <message>
        <source>Voice clone</source>
        <translation>音色克隆</translation>
    </message>
    <message>
        <source>A designed voice needs a description.</source>
        <translation>音色设计需要一段描述。</translation>
    </message>
    <message>
        <source>Say who speaks and how, in one to four sentences.</source>
        <translation>请用一到四句话说明是谁在说话、怎么说。</translation>
    </message>
    <message>
        <source>This model needs the words spoken in the recording.</source>
        <translation>此模型需要录音中所说的文字。</translation>
    </message>
    <message>
        <source>This recording is {container}, and the provider accepts only {accepted}.</source>
        <translation>此录音是 {container} 格式，服务商只接受 {accepted}。</translation>
    </message>
    <message>
        <source>Convert it to wav or mp3.</source>
        <translation>请转换成 wav 或 mp3。</translation>
    </message>
    <message>
        <source>Encoded for sending, this recording has {size} characters, and the provider takes at most {limit}.</source>
        <translation>此录音编码后有 {size} 个字符，服务商最多接受 {limit} 个。</translation>
    </message>
    <message>
        <source>Use a shorter clip, or save it as mp3.</source>
        <translation>请截取更短的一段，或存为 mp3。</translation>
    </message>
    <message>
        <source>A limit is a positive whole number.</source>
        <translation>限额必须是正整数。</translation>
    </message>
    <message>
        <source>Leave it empty for no limit.</source>
        <translation>留空表示不限。</translation>
    </message>
    <message>
        <source>There is no text to speak.</source>
        <translation>没有可合成的文本。</translation>
    </message>
    <message>
        <source>Type a sentence first.</source>
        <translation>请先输入一句话。</translation>
    </message>
    <message>
        <source>The text has {length} characters, and this model takes at most {limit}.</source>
        <translation>文本有 {length} 个字符，此模型最多接受 {limit} 个。</translation>
    </message>
    <message>
        <source>Shorten it.</source>
        <translation>请缩短文本。</translation>
    </message>
    <message>
        <source>The model {model} does not offer &quot;{mode}&quot;.</source>
        <translation>模型 {model} 不支持“{mode}”。</translation>
    </message>
    <message>
        <source>Choose a model that offers it.</source>
        <translation>请选择支持它的模型。</translation>
    </message>
    <message>
        <source>There is nothing in this text that the practice voice can read.</source>
        <translation>这段文本中没有练习音色能读的内容。</translation>
    </message>
    <message>
        <source>The practice voice did not finish within {seconds} seconds.</source>
        <translation>练习音色未能在 {seconds} 秒内完成。</translation>
    </message>
    <message>
        <source>Try again, or shorten the text.</source>
        <translation>请重试，或缩短文本。</translation>
    </message>
    <message>
        <source>The helper process of the practice voices cannot be started.</source>
        <translation>无法启动练习音色的辅助进程。</translation>
    </message>
    <message>
        <source>Install Neiroha Desktop again.</source>
        <translation>请重新安装 Neiroha Desktop。</translation>
    </message>
    <message>
        <source>The text has {length} characters, and the practice voices take at most {limit}.</source>
        <translation>文本有 {length} 个字符，练习音色最多接受 {limit} 个。</translation>
    </message>
    <message>
        <source>The practice voices were closed before they could answer.</source>
        <translation>练习音色在响应之前已被关闭。</translation>
    </message>
    <message>
        <source>The helper process of the practice voices stopped twice while it read this text.</source>
        <translation>练习音色的辅助进程在读这段文本时两次停止。</translation>
    </message>
    <message>
        <source>Try again, or change the text.</source>
        <translation>请重试，或修改文本。</translation>
    </message>
    <message>
        <source>eSpeak NG has no voice {voice}.</source>
        <translation>eSpeak NG 没有音色 {voice}。</translation>
    </message>
    <message>
        <source>The practice voices need the package espeakng-loader, which is not installed.</source>
        <translation>练习音色需要软件包 espeakng-loader，但它没有安装。</translation>
    </message>
    <message>
        <source>The eSpeak NG library of the practice voices cannot be loaded.</source>
        <translation>无法加载练习音色所用的 eSpeak NG 库。</translation>
    </message>
    <message>
        <source>eSpeak NG reported a failure while it read this text.</source>
        <translation>eSpeak NG 在读这段文本时报告失败。</translation>
    </message>
    <message>
        <source>Port {port} on this computer cannot be used: {reason}.</source>
        <translation>无法使用本机端口 {port}：{reason}。</translation>
    </message>
    <message>
        <source>Choose another port, or 0 for any free one.</source>
        <translation>请换一个端口，或填 0 使用任意空闲端口。</translation>
    </message>
    <message>
        <source>More than one character is called &quot;{name}&quot;.</source>
        <translation>有多个角色名为“{name}”。</translation>
    </message>
    <message>
        <source>There is no character called &quot;{name}&quot;.</source>
        <translation>没有名为“{name}”的角色。</translation>
    </message>
    <message>
        <source>Existing characters: {names}.</source>
        <translation>现有角色：{names}。</translation>
    </message>
    <message>
        <source>The character needs a name.</source>
        <translation>请为角色填写名称。</translation>
    </message>
    <message>
        <source>Narrator</source>
        <translation>旁白</translation>
    </message>
    <message>
        <source>Old fisherman</source>
        <translation>老渔夫</translation>
    </message>
    <message>
        <source>Guest voice</source>
        <translation>客串嘉宾</translation>
    </message>
    <message>
        <source>An old man with a deep, rough voice. He speaks slowly and calmly, like a fisherman telling a story.</source>
        <translation>一位老年男性，嗓音低沉沙哑。他说话缓慢而平静，像老渔夫在讲故事。</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>地址</translation>
    </message>
    <message>
        <source>Secure</source>
        <translation>加密</translation>
    </message>
    <message>
        <source>Sign-in</source>
        <translation>登录验证</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>模型</translation>
    </message>
    <message>
        <source>Speech</source>
        <translation>语音</translation>
    </message>
    <message>
        <source>checking…</source>
        <translation>正在检查…</translation>
    </message>
    <message>
        <source>not tried: it costs one request</source>
        <translation>未尝试：会消耗一次请求</translation>
    </message>
    <message>
        <source>one word came back as {container} audio</source>
        <translation>已返回一个词的 {container} 音频</translation>
    </message>
    <message>
        <source>answered inside this program; nothing leaves this computer</source>
        <translation>由本程序内部应答，数据不会离开本机</translation>
    </message>
    <message>
        <source>connected to the proxy {proxy}</source>
        <translation>已连接到代理 {proxy}</translation>
    </message>
    <message>
        <source>resolved and connected</source>
        <translation>已解析并连接</translation>
    </message>
    <message>
        <source>{version}, certificate not checked: that is switched off</source>
        <translation>{version}，未验证证书：该项验证已关闭</translation>
    </message>
    <message>
        <source>{version}, certificate valid</source>
        <translation>{version}，证书有效</translation>
    </message>
    <message>
        <source>the key was accepted</source>
        <translation>密钥有效</translation>
    </message>
    <message>
        <source>accepted without a key</source>
        <translation>无需密钥即可使用</translation>
    </message>
    <message>
        <source>no default model is chosen</source>
        <translation>没有选择默认模型</translation>
    </message>
    <message>
        <source>{model} is listed</source>
        <translation>{model} 在列表中</translation>
    </message>
    <message>
        <source>{model} is not listed; a model typed by hand may still work</source>
        <translation>{model} 不在列表中；手动输入的模型也可能可用</translation>
    </message>
    <message>
        <source>The provider needs a name.</source>
        <translation>请为服务商填写名称。</translation>
    </message>
    <message>
        <source>Greeting</source>
        <translation>问候</translation>
    </message>
    <message>
        <source>Narration</source>
        <translation>叙述</translation>
    </message>
    <message>
        <source>Dialogue</source>
        <translation>对话</translation>
    </message>
    <message>
        <source>Numbers and dates</source>
        <translation>数字与日期</translation>
    </message>
    <message>
        <source>Question and exclamation</source>
        <translation>疑问与感叹</translation>
    </message>
    <message>
        <source>No default model is chosen.</source>
        <translation>没有选择默认模型。</translation>
    </message>
    <message>
        <source>No voice of {model} is known, so one word cannot be tried here.</source>
        <translation>没有 {model} 的已知音色，无法在这里试说。</translation>
    </message>
    <message>
        <source>Add a voice by hand under &quot;Models and voices&quot;.</source>
        <translation>请在“模型与音色”中手动添加音色。</translation>
    </message>
    <message>
        <source>The model {model} speaks only from a recording.</source>
        <translation>模型 {model} 只能根据录音合成。</translation>
    </message>
    <message>
        <source>Try it with a character in &quot;Voice clone&quot;.</source>
        <translation>请用“音色克隆”模式的角色来试。</translation>
    </message>
    <message>
        <source>No provider is chosen.</source>
        <translation>没有选择服务商。</translation>
    </message>
    <message>
        <source>Choose one for this character.</source>
        <translation>请为此角色选择一个。</translation>
    </message>
    <message>
        <source>&quot;{name}&quot; answered with audio that cannot be used. {reason}</source>
        <translation>“{name}”返回的音频无法使用。{reason}</translation>
    </message>
    <message>
        <source>Try again, or ask for another audio format under Advanced.</source>
        <translation>请重试，或在“高级”中改用其他音频格式。</translation>
    </message>
    <message>
        <source>The provider &quot;{name}&quot; is switched off, so nothing was sent.</source>
        <translation>服务商“{name}”已停用，没有发送任何内容。</translation>
    </message>
    <message>
        <source>Switch it on under Providers.</source>
        <translation>请在“服务商”页启用。</translation>
    </message>
    <message>
        <source>No model is chosen.</source>
        <translation>没有选择模型。</translation>
    </message>
    <message>
        <source>This character is not there any more: it was deleted.</source>
        <translation>此角色已被删除。</translation>
    </message>
    <message>
        <source>Choose another character.</source>
        <translation>请选择其他角色。</translation>
    </message>
    <message>
        <source>The database {path} is closed: the program is ending.</source>
        <translation>数据库 {path} 已关闭：程序正在退出。</translation>
    </message>
    <message>
        <source>Free some space, then try again.</source>
        <translation>请清理出一些空间，然后重试。</translation>
    </message>
    <message>
        <source>Change its permissions, or choose another folder with --data-dir.</source>
        <translation>请修改其权限，或用 --data-dir 指定其他文件夹。</translation>
    </message>
    <message>
        <source>There is no room left on the disk to write {path}.</source>
        <translation>磁盘空间不足，无法写入 {path}。</translation>
    </message>
    <message>
        <source>Neiroha Desktop may not write {path}.</source>
        <translation>Neiroha Desktop 没有写入 {path} 的权限。</translation>
    </message>
    <message>
        <source>{path} could not be written: {reason}.</source>
        <translation>无法写入 {path}：{reason}。</translation>
    </message>
    <message>
        <source>Check the disk and the folder, then try again.</source>
        <translation>请检查磁盘和文件夹，然后重试。</translation>
    </message>
    <message>
        <source>Neiroha Desktop may not read {path}.</source>
        <translation>Neiroha Desktop 没有读取 {path} 的权限。</translation>
    </message>
    <message>
        <source>{path} could not be read: {reason}.</source>
        <translation>无法读取 {path}：{reason}。</translation>
    </message>
    <message>
        <source>The database {path} is in use by another program, which does not let go of it.</source>
        <translation>数据库 {path} 一直被另一个程序占用。</translation>
    </message>
    <message>
        <source>Close the other program, then try again.</source>
        <translation>请关闭那个程序，然后重试。</translation>
    </message>
    <message>
        <source>Neiroha Desktop may not open or write the database {path}.</source>
        <translation>Neiroha Desktop 没有打开或写入数据库 {path} 的权限。</translation>
    </message>
    <message>
        <source>The disk does not read or write the database {path}.</source>
        <translation>磁盘无法读写数据库 {path}。</translation>
    </message>
    <message>
        <source>Check that the disk is not full and works, then try again.</source>
        <translation>请确认磁盘未满且工作正常，然后重试。</translation>
    </message>
    <message>
        <source>The database {path} is damaged.</source>
        <translation>数据库 {path} 已损坏。</translation>
    </message>
    <message>
        <source>Start Neiroha Desktop again: it puts the damaged file aside and begins a fresh one.</source>
        <translation>请重新启动 Neiroha Desktop：它会把损坏的文件移到一旁，并新建一个。</translation>
    </message>
    <message>
        <source>The database {path} could not be used.</source>
        <translation>无法使用数据库 {path}。</translation>
    </message>
    <message>
        <source>Start Neiroha Desktop again; if that does not help, report it with the details.</source>
        <translation>请重新启动 Neiroha Desktop；如果仍然不行，请附上详情反馈给我们。</translation>
    </message>
    <message>
        <source>This could not be saved in {path}: something that it belongs to is not there any more.</source>
        <translation>无法保存到 {path}：它所依赖的内容已不存在。</translation>
    </message>
    <message>
        <source>Choose the provider and the recording again, then save.</source>
        <translation>请重新选择服务商和录音，然后保存。</translation>
    </message>
    <message>
        <source>This could not be saved in {path}: it is there already.</source>
        <translation>无法保存到 {path}：该内容已经存在。</translation>
    </message>
    <message>
        <source>Save it as a new one.</source>
        <translation>请另存为新的一项。</translation>
    </message>
    <message>
        <source>The database was written by a newer version of Neiroha Desktop. It was put aside as {path}, untouched, and a fresh one was started.</source>
        <translation>此数据库由更新版本的 Neiroha Desktop 写入。它已原样移到 {path}，并新建了一个数据库。</translation>
    </message>
    <message>
        <source>The database was damaged and could not be read. It was put aside as {path}, and a fresh one was started.</source>
        <translation>数据库已损坏，无法读取。它已移到 {path}，并新建了一个数据库。</translation>
    </message>
    <message>
        <source>A newer version of Neiroha Desktop is using the database {path}.</source>
        <translation>更新版本的 Neiroha Desktop 正在使用数据库 {path}。</translation>
    </message>
    <message>
        <source>Use that version, or choose another folder with --data-dir.</source>
        <translation>请使用那个版本，或用 --data-dir 指定其他文件夹。</translation>
    </message>
    <message>
        <source>Neiroha Desktop may not write into the folder {path}.</source>
        <translation>Neiroha Desktop 没有写入文件夹 {path} 的权限。</translation>
    </message>
    <message>
        <source>{path} could not be read at the start, so it is not overwritten.</source>
        <translation>启动时无法读取 {path}，因此不会覆盖它。</translation>
    </message>
    <message>
        <source>Repair or move the file, then start Neiroha Desktop again.</source>
        <translation>请修复或移走该文件，然后重新启动 Neiroha Desktop。</translation>
    </message>
    <message>
        <source>The preferences in {path} could not be read: {reason}. The defaults are used, and the file is left as it is.</source>
        <translation>无法读取 {path} 中的偏好设置：{reason}。现使用默认设置，文件保持原样。</translation>
    </message>
    <message>
        <source>The preferences in {path} are damaged and could not be put aside: {reason}. The defaults are used, and the file is left as it is.</source>
        <translation>{path} 中的偏好设置已损坏，且无法移到一旁：{reason}。现使用默认设置，文件保持原样。</translation>
    </message>
    <message>
        <source>The preferences were damaged. They were put aside as {path}, and the defaults are used.</source>
        <translation>偏好设置已损坏。原文件已移到 {path}，现使用默认设置。</translation>
    </message>
    <message>
        <source>This provider is not there any more: it was deleted.</source>
        <translation>此服务商已被删除。</translation>
    </message>
    <message>
        <source>Choose another provider.</source>
        <translation>请选择其他服务商。</translation>
    </message>
    <message>
        <source>The file {path} is empty.</source>
        <translation>文件 {path} 是空的。</translation>
    </message>
    <message>
        <source>The file {path} is larger than {limit} MiB, the most that a recording may have here.</source>
        <translation>文件 {path} 超过 {limit} MiB，这是录音大小的上限。</translation>
    </message>
    <message>
        <source>A clear clip of 10 to 30 seconds is enough: cut one out.</source>
        <translation>清晰的 10 到 30 秒就足够了，请截取一段。</translation>
    </message>
    <message>
        <source>The recording {name} is still used by a character.</source>
        <translation>录音 {name} 仍有角色在使用。</translation>
    </message>
    <message>
        <source>Choose another recording there first.</source>
        <translation>请先为该角色换一段录音。</translation>
    </message>
    <message>
        <source>{path} is a folder, not a recording.</source>
        <translation>{path} 是文件夹，不是录音。</translation>
    </message>
    <message>
        <source>{path} is not an ordinary file.</source>
        <translation>{path} 不是普通文件。</translation>
    </message>
    <message>
        <source>There is no file {path}.</source>
        <translation>文件 {path} 不存在。</translation>
    </message>
    <message>
        <source>Check the path.</source>
        <translation>请检查路径。</translation>
    </message>
    <message>
        <source>The file {path} cannot be read: {reason}.</source>
        <translation>无法读取文件 {path}：{reason}。</translation>
    </message>
    <message>
        <source>Check its permissions, or copy it to another place.</source>
        <translation>请检查文件权限，或将它复制到其他位置。</translation>
    </message>
    <message>
        <source>Type the key again and save.</source>
        <translation>请重新输入密钥并保存。</translation>
    </message>
    <message>
        <source>The key was kept for one run of the program only, and that run has ended.</source>
        <translation>密钥只在上一次运行期间保留，现已失效。</translation>
    </message>
    <message>
        <source>The key could not be removed from {keyring}: it does not answer.</source>
        <translation>未能从系统密钥库（{keyring}）中删除密钥：密钥库没有响应。</translation>
    </message>
    <message>
        <source>Unlock it, then try again.</source>
        <translation>请将其解锁，然后重试。</translation>
    </message>
    <message>
        <source>no key</source>
        <translation>无密钥</translation>
    </message>
    <message>
        <source>taken from the environment variable {name}</source>
        <translation>取自环境变量 {name}</translation>
    </message>
    <message>
        <source>kept for this run only: no keyring answers here</source>
        <translation>仅在本次运行期间保留：系统密钥库没有响应</translation>
    </message>
    <message>
        <source>kept in {keyring}</source>
        <translation>保存在系统密钥库（{keyring}）中</translation>
    </message>
    <message>
        <source>There is no key for this provider in {keyring}.</source>
        <translation>系统密钥库（{keyring}）中没有此服务商的密钥。</translation>
    </message>
    <message>
        <source>The key could not be read from {keyring}: it is locked or does not answer.</source>
        <translation>未能从系统密钥库（{keyring}）取得密钥：密钥库已锁定或没有响应。</translation>
    </message>
    <message>
        <source>Unlock it and try again, or type the key again and save.</source>
        <translation>请解锁后重试，或重新输入密钥并保存。</translation>
    </message>
    <message>
        <source>KWallet</source>
        <translation>KWallet</translation>
    </message>
    <message>
        <source>Windows Credential Manager</source>
        <translation>Windows 凭据管理器</translation>
    </message>
    <message>
        <source>the macOS Keychain</source>
        <translation>macOS 钥匙串</translation>
    </message>
    <message>
        <source>the Secret Service</source>
        <translation>Secret Service</translation>
    </message>
    <message>
        <source>&quot;{name}&quot; is not the name of an environment variable.</source>
        <translation>“{name}”不是有效的环境变量名。</translation>
    </message>
    <message>
        <source>Write env: and the name, for example env:MIMO_API_KEY.</source>
        <translation>请写成 env: 加变量名，例如 env:MIMO_API_KEY。</translation>
    </message>
    <message>
        <source>The environment variable {name} is not set.</source>
        <translation>没有设置环境变量 {name}。</translation>
    </message>
    <message>
        <source>Set it and start Neiroha Desktop again, or type the key here.</source>
        <translation>请设置后重新启动 Neiroha Desktop，或在这里输入密钥。</translation>
    </message>
    <message>
        <source>There is a file {path} already; it was not overwritten.</source>
        <translation>文件 {path} 已存在，没有覆盖。</translation>
    </message>
    <message>
        <source>&quot;{name}&quot; is not a file name for a take.</source>
        <translation>“{name}”不能用作片段的文件名。</translation>
    </message>
    <message>
        <source>The audio of this take is gone: there is no file {path}.</source>
        <translation>此片段的音频已丢失：文件 {path} 不存在。</translation>
    </message>
    <message>
        <source>Generate it again.</source>
        <translation>请重新生成。</translation>
    </message>
    <message>
        <source>This take is not there any more: it was deleted.</source>
        <translation>此片段已被删除。</translation>
    </message>
    <message>
        <source>Choose another take.</source>
        <translation>请选择其他片段。</translation>
    </message>
    <message>
        <source>one word is being spoken…</source>
        <translation>正在试说一个词…</translation>
    </message>
    <message>
        <source>Generate</source>
        <translation>生成</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>停止</translation>
    </message>
    <message>
        <source>New</source>
        <translation>新建</translation>
    </message>
    <message>
        <source>Duplicate</source>
        <translation>复制</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>保存</translation>
    </message>
    <message>
        <source>Filter</source>
        <translation>筛选</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>设置</translation>
    </message>
    <message>
        <source>All shortcuts</source>
        <translation>全部快捷键</translation>
    </message>
    <message>
        <source>Play or pause (not while typing)</source>
        <translation>播放或暂停（输入文字时除外）</translation>
    </message>
    <message>
        <source>Back or forward by a second</source>
        <translation>后退或前进 1 秒</translation>
    </message>
    <message>
        <source>Another take</source>
        <translation>再生成一条片段</translation>
    </message>
    <message>
        <source>Play that take</source>
        <translation>播放对应编号的片段</translation>
    </message>
    <message>
        <source>female</source>
        <translation>女声</translation>
    </message>
    <message>
        <source>male</source>
        <translation>男声</translation>
    </message>
    <message>
        <source>neutral</source>
        <translation>中性</translation>
    </message>
    <message>
        <source>Chinese</source>
        <translation>中文</translation>
    </message>
    <message>
        <source>English</source>
        <translation>英文</translation>
    </message>
    <message>
        <source>No character is chosen.</source>
        <translation>没有选择角色。</translation>
    </message>
    <message>
        <source>Make one first.</source>
        <translation>请先新建一个。</translation>
    </message>
</context>
<context>
    <name>Audition</name>
    <message>
        <source>The provider stopped before the end of the text: this take is cut short.</source>
        <translation>服务商没有读完全文就停止了：此片段不完整。</translation>
    </message>
    <message>
        <source>The take is kept and can be saved to a file.</source>
        <translation>片段已保留，可以保存为文件。</translation>
    </message>
    <message>
        <source>Saved as {path}.</source>
        <translation>已保存到 {path}。</translation>
    </message>
    <message>
        <source>The take is deleted.</source>
        <translation>片段已删除。</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>撤销</translation>
    </message>
</context>
<context>
    <name>AuditionCard</name>
    <message>
        <source>What should be said?</source>
        <translation>想让角色说什么？</translation>
    </message>
    <message>
        <source>Text</source>
        <translation>文本</translation>
    </message>
    <message>
        <source>Sample texts</source>
        <translation>示例文本</translation>
    </message>
    <message>
        <source>AUDITION</source>
        <translation>试听</translation>
    </message>
    <message>
        <source>Generate</source>
        <translation>生成</translation>
    </message>
    <message>
        <source>Ctrl+Enter</source>
        <translation>Ctrl+Enter</translation>
    </message>
    <message>
        <source>Number of takes</source>
        <translation>片段数量</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>停止</translation>
    </message>
    <message>
        <source>Generating</source>
        <translation>正在生成</translation>
    </message>
    <message>
        <source>Takes of this character</source>
        <translation>此角色的片段</translation>
    </message>
    <message>
        <source>Takes of this character appear here. Each is kept until you delete it.</source>
        <translation>此角色的片段会显示在这里，删除之前一直保留。</translation>
    </message>
    <message>
        <source>waiting, {0} s</source>
        <translation>等待中，{0} s</translation>
    </message>
    <message numerus="yes">
        <source>%n character(s)</source>
        <translation>
            <numerusform>%n 个字符</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>CharacterEditor</name>
    <message>
        <source>This provider is gone. Choose another one.</source>
        <translation>此服务商已不存在，请另选一个。</translation>
    </message>
    <message>
        <source>This provider is switched off; it synthesizes nothing.</source>
        <translation>此服务商已停用，不会合成语音。</translation>
    </message>
    <message>
        <source>A short, clean recording of one person: wav or mp3, 5 to 30 seconds.</source>
        <translation>一个人的简短、干净的录音：wav 或 mp3，5 到 30 秒。</translation>
    </message>
    <message>
        <source>mono</source>
        <translation>单声道</translation>
    </message>
    <message>
        <source>stereo</source>
        <translation>立体声</translation>
    </message>
    <message>
        <source>{0} Hz</source>
        <translation>{0} Hz</translation>
    </message>
    <message>
        <source>{size} of {limit} characters</source>
        <translation>编码后 {size} 个字符，上限 {limit} 个</translation>
    </message>
    <message>
        <source>the provider accepts only {names}</source>
        <translation>服务商只接受 {names}</translation>
    </message>
    <message>
        <source>&quot;{mode}&quot; is offered by {model}, so the model was switched.</source>
        <translation>“{mode}”由 {model} 提供，已切换到该模型。</translation>
    </message>
</context>
<context>
    <name>CrashReporter</name>
    <message>
        <source>Something went wrong inside the program. Your work is kept. A report without keys is at:</source>
        <translation>程序内部出错，你的工作已保留。错误报告（不含密钥）位于：</translation>
    </message>
</context>
<context>
    <name>DeviceBox</name>
    <message>
        <source>System default</source>
        <translation>系统默认</translation>
    </message>
    <message>
        <source>{0} (system default)</source>
        <translation>{0}（系统默认）</translation>
    </message>
    <message>
        <source>{0} (not connected)</source>
        <translation>{0}（未连接）</translation>
    </message>
</context>
<context>
    <name>EditorCard</name>
    <message>
        <source>● unsaved</source>
        <translation>● 未保存</translation>
    </message>
    <message>
        <source>Save character</source>
        <translation>保存角色</translation>
    </message>
    <message>
        <source>Hear this voice</source>
        <translation>试听此音色</translation>
    </message>
    <message>
        <source>Character name</source>
        <translation>角色名称</translation>
    </message>
    <message>
        <source>Provider</source>
        <translation>语音服务商</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>模型</translation>
    </message>
    <message>
        <source>Voice</source>
        <translation>音色</translation>
    </message>
    <message>
        <source>Reference audio</source>
        <translation>参考音频</translation>
    </message>
    <message>
        <source>Voice instruction</source>
        <translation>音色指令</translation>
    </message>
    <message>
        <source>Speed</source>
        <translation>语速</translation>
    </message>
    <message>
        <source>Who speaks, and how: age, gender, texture, mood, pace. A new voice comes with every call.</source>
        <translation>谁在说话、怎么说：年龄、性别、音质、情绪、语速。每次生成的音色都会不同。</translation>
    </message>
    <message>
        <source>Optional: how the voice should speak, for example &quot;gently, a little slower&quot;.</source>
        <translation>可选：希望怎么说，例如“温柔一些，稍慢一点”。</translation>
    </message>
</context>
<context>
    <name>FirstStepsCard</name>
    <message>
        <source>Set up your own provider</source>
        <translation>设置自己的服务商</translation>
    </message>
    <message>
        <source>Hide first steps</source>
        <translation>隐藏“开始三步”</translation>
    </message>
    <message>
        <source>A provider: the practice voices are ready, offline and without a key. They are robotic stand-ins.</source>
        <translation>服务商：练习音色已就绪，离线、无需密钥，只是机械音替身。</translation>
    </message>
    <message>
        <source>Set up your own</source>
        <translation>换成自己的</translation>
    </message>
    <message>
        <source>Check it: see that it answers, before anything costs you a request.</source>
        <translation>检查：先确认服务商能应答，再消耗请求次数。</translation>
    </message>
    <message>
        <source>Go to the check</source>
        <translation>前往检查</translation>
    </message>
    <message>
        <source>Hear a voice: choose a character, type a sentence and press Generate.</source>
        <translation>试听：选择角色，输入一句话，点击“生成”。</translation>
    </message>
    <message>
        <source>Generate now</source>
        <translation>立即生成</translation>
    </message>
    <message>
        <source>You have heard a voice.</source>
        <translation>你已经听到了第一段声音。</translation>
    </message>
    <message>
        <source>First steps</source>
        <translation>开始三步</translation>
    </message>
    <message>
        <source>Step {0}: done</source>
        <translation>第 {0} 步：已完成</translation>
    </message>
    <message>
        <source>Step {0}</source>
        <translation>第 {0} 步</translation>
    </message>
</context>
<context>
    <name>HealthCard</name>
    <message>
        <source>Health Check</source>
        <translation>健康检查</translation>
    </message>
    <message>
        <source>Stop check</source>
        <translation>停止检查</translation>
    </message>
    <message>
        <source>Try one word</source>
        <translation>试说一个词</translation>
    </message>
    <message>
        <source>HEALTH CHECK</source>
        <translation>健康状况</translation>
    </message>
    <message>
        <source>Nothing was contacted yet. The check uses the values on screen.</source>
        <translation>尚未联系服务商。检查时使用屏幕上的当前设置。</translation>
    </message>
    <message>
        <source>Health Check result</source>
        <translation>健康检查结果</translation>
    </message>
</context>
<context>
    <name>KeyField</name>
    <message>
        <source>Show</source>
        <translation>显示</translation>
    </message>
    <message>
        <source>Get a key</source>
        <translation>获取密钥</translation>
    </message>
    <message>
        <source>paste a key, or env:NAME to take it from the environment</source>
        <translation>粘贴密钥，或填 env:变量名</translation>
    </message>
    <message>
        <source>Hide</source>
        <translation>隐藏</translation>
    </message>
</context>
<context>
    <name>MainWindow</name>
    <message>
        <source>Voices</source>
        <translation>配音</translation>
    </message>
    <message>
        <source>Providers</source>
        <translation>服务商</translation>
    </message>
    <message>
        <source>Takes</source>
        <translation>片段</translation>
    </message>
    <message>
        <source>Usage</source>
        <translation>用量</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>设置</translation>
    </message>
</context>
<context>
    <name>ModeSwitch</name>
    <message>
        <source>Offered by {model}; choosing it switches the model.</source>
        <translation>由 {model} 提供；选择后会切换模型。</translation>
    </message>
    <message>
        <source>No model of this provider offers it.</source>
        <translation>此服务商没有支持它的模型。</translation>
    </message>
</context>
<context>
    <name>ModelsView</name>
    <message>
        <source>Models and voices list</source>
        <translation>模型与音色列表</translation>
    </message>
    <message>
        <source>Id</source>
        <translation>ID</translation>
    </message>
    <message>
        <source>What it is</source>
        <translation>说明</translation>
    </message>
    <message>
        <source>Source</source>
        <translation>来源</translation>
    </message>
    <message>
        <source>exact id</source>
        <translation>准确的 ID</translation>
    </message>
    <message>
        <source>Add by hand</source>
        <translation>手动添加</translation>
    </message>
    <message>
        <source>Add model</source>
        <translation>添加模型</translation>
    </message>
    <message>
        <source>Add voice</source>
        <translation>添加音色</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>移除</translation>
    </message>
    <message>
        <source>missing</source>
        <translation>已下架</translation>
    </message>
    <message>
        <source>by hand</source>
        <translation>手动添加</translation>
    </message>
    <message>
        <source>fetched</source>
        <translation>已获取</translation>
    </message>
    <message>
        <source>known</source>
        <translation>内置</translation>
    </message>
</context>
<context>
    <name>PlayerBar</name>
    <message>
        <source>Play</source>
        <translation>播放</translation>
    </message>
    <message>
        <source>Position</source>
        <translation>播放位置</translation>
    </message>
    <message>
        <source>Volume</source>
        <translation>音量</translation>
    </message>
    <message>
        <source>Output device</source>
        <translation>输出设备</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>暂停</translation>
    </message>
    <message>
        <source>Nothing to play yet</source>
        <translation>暂无可播放的内容</translation>
    </message>
    <message>
        <source>{0} running · {1} waiting</source>
        <translation>{0} 个进行中 · {1} 个等待中</translation>
    </message>
    <message>
        <source>{0} running</source>
        <translation>{0} 个进行中</translation>
    </message>
</context>
<context>
    <name>ProviderChecks</name>
    <message>
        <source>No longer offered, but used by: {names}.</source>
        <translation>已不再提供，但仍有角色在使用：{names}。</translation>
    </message>
    <message>
        <source>New: {models}.</source>
        <translation>新增：{models}。</translation>
    </message>
    <message>
        <source>Models and voices are up to date.</source>
        <translation>模型与音色已是最新。</translation>
    </message>
</context>
<context>
    <name>ProviderForm</name>
    <message>
        <source>Requests go to {url}</source>
        <translation>请求将发往 {url}</translation>
    </message>
    <message>
        <source>Typed, kept when you save.</source>
        <translation>已输入，保存后生效。</translation>
    </message>
    <message>
        <source>no key needed</source>
        <translation>无需密钥</translation>
    </message>
    <message>
        <source>The list stays as it was.</source>
        <translation>列表保持原样。</translation>
    </message>
    <message numerus="yes">
        <source>%n model(s)</source>
        <translation>
            <numerusform>%n 个模型</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n voice(s)</source>
        <translation>
            <numerusform>%n 个音色</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n added by hand</source>
        <translation>
            <numerusform>手动添加 %n 项</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n missing</source>
        <translation>
            <numerusform>%n 项已下架</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ProviderFormCard</name>
    <message>
        <source>● unsaved</source>
        <translation>● 未保存</translation>
    </message>
    <message>
        <source>Enabled</source>
        <translation>启用</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>保存</translation>
    </message>
    <message>
        <source>Fetch All</source>
        <translation>获取全部</translation>
    </message>
    <message>
        <source>Stop fetching</source>
        <translation>停止获取</translation>
    </message>
    <message>
        <source>Start from</source>
        <translation>起始模板</translation>
    </message>
    <message>
        <source>Adapter Type</source>
        <translation>适配器类型</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>Base URL</source>
        <translation>接口地址</translation>
    </message>
    <message>
        <source>API Key</source>
        <translation>API 密钥</translation>
    </message>
    <message>
        <source>Default Model</source>
        <translation>默认模型</translation>
    </message>
    <message>
        <source>Max concurrency</source>
        <translation>最大并发</translation>
    </message>
    <message>
        <source>RPM</source>
        <translation>RPM</translation>
    </message>
    <message>
        <source>RPD</source>
        <translation>RPD</translation>
    </message>
    <message>
        <source>TPM</source>
        <translation>TPM</translation>
    </message>
    <message>
        <source>TPD</source>
        <translation>TPD</translation>
    </message>
    <message>
        <source>Requests under way at once. The other four limits are stored; they are not enforced yet.</source>
        <translation>同时进行的请求数。其余四项限额目前只保存，尚未生效。</translation>
    </message>
    <message>
        <source>Requests per minute.</source>
        <translation>每分钟请求数。</translation>
    </message>
    <message>
        <source>Requests per day, from your console or your budget.</source>
        <translation>每天请求数，按控制台的额度或自己的预算填写。</translation>
    </message>
    <message>
        <source>Tokens per minute.</source>
        <translation>每分钟 Token 数。</translation>
    </message>
    <message>
        <source>Tokens per day, from your console or your budget.</source>
        <translation>每天 Token 数，按控制台的额度或自己的预算填写。</translation>
    </message>
    <message>
        <source>no limit</source>
        <translation>不限</translation>
    </message>
    <message>
        <source>Limits</source>
        <translation>限额</translation>
    </message>
    <message>
        <source>Models and voices</source>
        <translation>模型与音色</translation>
    </message>
    <message>
        <source>Advanced</source>
        <translation>高级</translation>
    </message>
    <message>
        <source>New provider</source>
        <translation>新服务商</translation>
    </message>
    <message>
        <source>{0} at once</source>
        <translation>并发 {0}</translation>
    </message>
    <message numerus="yes">
        <source>%n model(s)</source>
        <translation>
            <numerusform>%n 个模型</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ProvidersPage</name>
    <message>
        <source>Providers list</source>
        <translation>服务商列表</translation>
    </message>
    <message>
        <source>Add provider</source>
        <translation>添加服务商</translation>
    </message>
    <message>
        <source>Duplicate provider</source>
        <translation>复制服务商</translation>
    </message>
    <message>
        <source>Delete provider</source>
        <translation>删除服务商</translation>
    </message>
    <message>
        <source>not saved</source>
        <translation>未保存</translation>
    </message>
    <message>
        <source>disabled</source>
        <translation>已停用</translation>
    </message>
    <message>
        <source>no key</source>
        <translation>无密钥</translation>
    </message>
    <message>
        <source>not checked</source>
        <translation>未检查</translation>
    </message>
    <message>
        <source>ready</source>
        <translation>就绪</translation>
    </message>
    <message>
        <source>failed: {stage}</source>
        <translation>失败：{stage}</translation>
    </message>
</context>
<context>
    <name>ProvidersViewModel</name>
    <message>
        <source>&quot;{name}&quot; is saved.</source>
        <translation>“{name}”已保存。</translation>
    </message>
    <message>
        <source>&quot;{name}&quot; is deleted.</source>
        <translation>“{name}”已删除。</translation>
    </message>
    <message>
        <source>These characters used it and are silent now: {names}.</source>
        <translation>以下角色用到了它，现在无法发声：{names}。</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>撤销</translation>
    </message>
</context>
<context>
    <name>ReferenceField</name>
    <message>
        <source>drop a file here, or type its path and press Enter</source>
        <translation>将文件拖到这里，或输入路径后按回车键</translation>
    </message>
    <message>
        <source>Choose file</source>
        <translation>选择文件</translation>
    </message>
    <message>
        <source>Choose a recording</source>
        <translation>选择录音</translation>
    </message>
    <message>
        <source>Sound files</source>
        <translation>音频文件</translation>
    </message>
    <message>
        <source>All files</source>
        <translation>所有文件</translation>
    </message>
</context>
<context>
    <name>SaveTakeDialog</name>
    <message>
        <source>Save take</source>
        <translation>保存片段</translation>
    </message>
    <message>
        <source>Sound files</source>
        <translation>音频文件</translation>
    </message>
</context>
<context>
    <name>SettingsPage</name>
    <message>
        <source>As the system</source>
        <translation>跟随系统</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>浅色</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>深色</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>设置</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>语言</translation>
    </message>
    <message>
        <source>Theme</source>
        <translation>主题</translation>
    </message>
    <message>
        <source>DATA</source>
        <translation>数据</translation>
    </message>
    <message>
        <source>Data folder</source>
        <translation>数据文件夹</translation>
    </message>
    <message>
        <source>Open folder</source>
        <translation>打开文件夹</translation>
    </message>
    <message>
        <source>Providers, characters, takes and recordings. Keys are never kept here.</source>
        <translation>服务商、角色、片段和录音都在这里。密钥从不存放于此。</translation>
    </message>
    <message>
        <source>Show the first steps again</source>
        <translation>重新显示“开始三步”</translation>
    </message>
    <message>
        <source>ABOUT</source>
        <translation>关于</translation>
    </message>
    <message>
        <source>Its own code is under the MIT licence.</source>
        <translation>程序自身的代码采用 MIT 许可证。</translation>
    </message>
    <message>
        <source>The practice voices come from eSpeak NG, a separate process under GPL-3.0-or-later.</source>
        <translation>练习音色来自 eSpeak NG，它是采用 GPL-3.0-or-later 许可证的独立进程。</translation>
    </message>
</context>
<context>
    <name>ShortcutsDialog</name>
    <message>
        <source>Keyboard shortcuts</source>
        <translation>键盘快捷键</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
</context>
<context>
    <name>StatusLine</name>
    <message>
        <source>Status</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>Details</source>
        <translation>详情</translation>
    </message>
    <message>
        <source>Dismiss</source>
        <translation>关闭提示</translation>
    </message>
</context>
<context>
    <name>TakeRow</name>
    <message>
        <source>Play take {0}</source>
        <translation>播放片段 {0}</translation>
    </message>
    <message>
        <source>Pause take {0}</source>
        <translation>暂停片段 {0}</translation>
    </message>
    <message>
        <source>Take {0}</source>
        <translation>片段 {0}</translation>
    </message>
    <message>
        <source>Save take {0} to a file</source>
        <translation>将片段 {0} 保存为文件</translation>
    </message>
    <message>
        <source>Delete take {0}</source>
        <translation>删除片段 {0}</translation>
    </message>
    <message>
        <source>made in {0}</source>
        <translation>生成用时 {0}</translation>
    </message>
    <message>
        <source>cut short</source>
        <translation>不完整</translation>
    </message>
    <message>
        <source>from earlier settings</source>
        <translation>来自之前的设置</translation>
    </message>
</context>
<context>
    <name>TakesPage</name>
    <message>
        <source>Play take</source>
        <translation>播放片段</translation>
    </message>
    <message>
        <source>Save to a file</source>
        <translation>保存为文件</translation>
    </message>
    <message>
        <source>Show in folder</source>
        <translation>在文件夹中显示</translation>
    </message>
    <message>
        <source>Delete take</source>
        <translation>删除片段</translation>
    </message>
    <message>
        <source>Filter takes</source>
        <translation>筛选片段</translation>
    </message>
    <message>
        <source>Filter by text, character, voice, model</source>
        <translation>按文本、角色、音色、模型筛选</translation>
    </message>
    <message>
        <source>Takes are what you generated. Make one on the Voices page.</source>
        <translation>片段就是你生成的语音。请到“配音”页生成一条。</translation>
    </message>
    <message>
        <source>Takes</source>
        <translation>片段</translation>
    </message>
    <message>
        <source>Takes list</source>
        <translation>片段列表</translation>
    </message>
</context>
<context>
    <name>TakesViewModel</name>
    <message>
        <source>Saved as {path}.</source>
        <translation>已保存到 {path}。</translation>
    </message>
    <message>
        <source>The take is deleted.</source>
        <translation>片段已删除。</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>撤销</translation>
    </message>
</context>
<context>
    <name>UsagePage</name>
    <message>
        <source>Today</source>
        <translation>今天的用量</translation>
    </message>
    <message>
        <source>Last 30 days</source>
        <translation>最近 30 天的用量</translation>
    </message>
    <message>
        <source>Usage</source>
        <translation>用量</translation>
    </message>
    <message>
        <source>Counted from the takes kept here, without failed requests. Tokens are those the provider counted.</source>
        <translation>根据此处保留的片段统计，不含失败的请求。Token 数以服务商的统计为准。</translation>
    </message>
    <message>
        <source>TODAY</source>
        <translation>今天</translation>
    </message>
    <message>
        <source>LAST 30 DAYS</source>
        <translation>最近 30 天</translation>
    </message>
    <message>
        <source>Provider</source>
        <translation>语音服务商</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>模型</translation>
    </message>
    <message>
        <source>Takes</source>
        <translation>片段</translation>
    </message>
    <message>
        <source>Audio</source>
        <translation>音频</translation>
    </message>
    <message>
        <source>Characters of text</source>
        <translation>文本字符数</translation>
    </message>
    <message>
        <source>Tokens</source>
        <translation>Token 数</translation>
    </message>
</context>
<context>
    <name>VoicesPage</name>
    <message>
        <source>Characters list</source>
        <translation>角色列表</translation>
    </message>
    <message>
        <source>New character</source>
        <translation>新建角色</translation>
    </message>
    <message>
        <source>Duplicate character</source>
        <translation>复制角色</translation>
    </message>
    <message>
        <source>Delete character</source>
        <translation>删除角色</translation>
    </message>
    <message>
        <source>Filter characters</source>
        <translation>筛选角色</translation>
    </message>
    <message>
        <source>Filter</source>
        <translation>筛选</translation>
    </message>
    <message>
        <source>A character is a voice you have decided on. Make one to hear it.</source>
        <translation>角色就是你选定的声音。新建一个来听听看。</translation>
    </message>
    <message>
        <source>preset</source>
        <translation>预置</translation>
    </message>
    <message>
        <source>design</source>
        <translation>设计</translation>
    </message>
    <message>
        <source>clone</source>
        <translation>克隆</translation>
    </message>
    <message>
        <source>no provider</source>
        <translation>无服务商</translation>
    </message>
    <message>
        <source>provider is off</source>
        <translation>服务商已停用</translation>
    </message>
</context>
<context>
    <name>VoicesViewModel</name>
    <message>
        <source>&quot;{name}&quot; is saved.</source>
        <translation>“{name}”已保存。</translation>
    </message>
    <message>
        <source>New character</source>
        <translation>新建角色</translation>
    </message>
    <message>
        <source>&quot;{name}&quot; is deleted.</source>
        <translation>“{name}”已删除。</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>撤销</translation>
    </message>
</context>
<context>
    <name>WaveformSlider</name>
    <message>
        <source>{0} of {1} seconds</source>
        <translation>第 {0} 秒，共 {1} 秒</translation>
    </message>
    <message>
        <source>no clip yet</source>
        <translation>暂无音频</translation>
    </message>
</context>
<context>
    <name>_TakesModel</name>
    <message>
        <source>When</source>
        <translation>时间</translation>
    </message>
    <message>
        <source>Character</source>
        <translation>角色</translation>
    </message>
    <message>
        <source>Text</source>
        <translation>文本</translation>
    </message>
    <message>
        <source>Voice</source>
        <translation>音色</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>模型</translation>
    </message>
    <message>
        <source>Length</source>
        <translation>时长</translation>
    </message>
    <message>
        <source>{0}, cut short</source>
        <translation>{0}（不完整）</translation>
    </message>
</context>
<context>
    <name>voice</name>
    <message>
        <source>missing</source>
        <translation>已下架</translation>
    </message>
</context>
</TS>
